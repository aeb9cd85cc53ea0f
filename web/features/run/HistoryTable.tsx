import type { Language } from '../../charts/chart.type.ts';
import { RunHead } from './RunHead.tsx';
import type { RunData } from './run.type.ts';
import { TableFrame } from './TableFrame.tsx';

type HistoryTableProps = {
  sweepId: string;
  runs: readonly Pick<RunData, 'id' | 'batchSize' | 'seed' | 'history'>[];
  hasLineSearch: boolean;
  language: Language;
  caption: string;
};

/** Where every run stands: its last step with loss and accuracy, and step size where it was searched for. The whole history is in the CSV. */
export function HistoryTable({ sweepId, runs, hasLineSearch, language, caption }: HistoryTableProps) {
  const { t, numbers } = language;
  const digits = (value: number | null | undefined) =>
    value == null ? '–' : String(Number(value.toPrecision(4)));
  return (
    <TableFrame
      t={t}
      caption={caption}
      columns={[
        ...(['batchSize', 'seed', 'step', 'loss', 'accuracy', 'gradientNorm'] as const),
        ...(hasLineSearch ? (['stepSize', 'trials'] as const) : []),
      ]}
    >
      {runs.map((run) => {
        const last = run.history.at(-1);
        return (
          <tr key={run.id}>
            <RunHead sweepId={sweepId} run={run} language={language} />
            <td>{run.seed}</td>
            <td>{last ? numbers.whole(last.step) : '–'}</td>
            <td>{digits(last?.trainingLoss)}</td>
            <td>{digits(run.history.findLast(({ testAccuracy }) => testAccuracy !== null)?.testAccuracy)}</td>
            <td>{digits(last?.gradientNorm)}</td>
            {hasLineSearch && (
              <>
                <td>{digits(last?.stepSize)}</td>
                <td>{digits(last?.meanTrials)}</td>
              </>
            )}
          </tr>
        );
      })}
    </TableFrame>
  );
}
