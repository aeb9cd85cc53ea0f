import type { Language } from '../../charts/chart.type.ts';
import figure from '../sweep/figure.module.css';
import type { SweepPageData } from '../sweep/sweepPage.type.ts';
import { readRun } from './runState.ts';

type RunTableProps = { sweep: SweepPageData; language: Language; caption: string };

/** The numbers behind N(b) and K(b), in full. */
export function RunTable({ sweep, language: { t, numbers }, caption }: RunTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className={figure.tableFrame} aria-label={caption} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {(['batchSize', 'seed', 'state', 'lowerSteps', 'upperSteps', 'work'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`chart.table.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sweep.runs.map((run) => {
            const { state, crossing, steps } = readRun(run, sweep.targets[0]?.id);
            return (
              <tr key={run.id}>
                <td>{numbers.whole(run.batchSize)}</td>
                <td>{run.seed}</td>
                <td>
                  {t(
                    `sweep.runs.${state === 'reached' || state === 'running' ? (`${state}Short` as const) : state}`,
                  )}
                </td>
                <td>{numbers.whole(crossing?.lowerSteps ?? run.step)}</td>
                <td>{crossing?.upperSteps == null ? '–' : numbers.whole(crossing.upperSteps)}</td>
                <td>{numbers.whole(steps * run.batchSize)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
