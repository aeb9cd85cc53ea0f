import type { ReactNode } from 'react';
import type { Language } from '../../charts/chart.type.ts';
import figure from '../figure/figure.module.css';

type Column =
  | 'batchSize'
  | 'seed'
  | 'state'
  | 'lowerSteps'
  | 'upperSteps'
  | 'work'
  | 'step'
  | 'loss'
  | 'accuracy'
  | 'gradientNorm'
  | 'stepSize'
  | 'trials'
  | 'worker'
  | 'attempts'
  | 'sweep'
  | 'runs'
  | 'median'
  | 'answer'
  | 'tested';
type TableFrameProps = { t: Language['t']; caption: string; columns: readonly Column[]; children: ReactNode };

/** A table of runs in a frame that scrolls by itself; the children are its rows. */
export function TableFrame({ t, caption, columns, children }: TableFrameProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className={figure.tableFrame} aria-label={caption} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`chart.table.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
