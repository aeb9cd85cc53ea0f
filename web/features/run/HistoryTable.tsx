import type { Language } from '../../charts/chart.type.ts';
import figure from '../sweep/figure.module.css';
import type { SweepPageData } from '../sweep/sweepPage.type.ts';

type HistoryTableProps = { sweep: SweepPageData; language: Language; caption: string };

/** Where every run stands: its last step with loss, accuracy and step size. The whole history is in the CSV. */
export function HistoryTable({ sweep, language: { t, numbers }, caption }: HistoryTableProps) {
  const digits = (value: number | null | undefined) =>
    value == null ? '–' : String(Number(value.toPrecision(4)));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className={figure.tableFrame} aria-label={caption} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {(['batchSize', 'seed', 'step', 'loss', 'accuracy', 'stepSize'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`chart.table.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sweep.runs.map((run) => {
            const last = run.history.at(-1);
            return (
              <tr key={run.id}>
                <td>{numbers.whole(run.batchSize)}</td>
                <td>{run.seed}</td>
                <td>{last ? numbers.whole(last.step) : '–'}</td>
                <td>{digits(last?.trainingLoss)}</td>
                <td>
                  {digits(run.history.findLast(({ testAccuracy }) => testAccuracy !== null)?.testAccuracy)}
                </td>
                <td>{digits(last?.stepSize)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
