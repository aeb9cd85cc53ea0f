import type { Language } from '../../charts/chart.type.ts';
import { RunHead } from './RunHead.tsx';
import type { RunData, RunResult } from './run.type.ts';
import { readRun, shortState } from './runState.ts';
import { TableFrame } from './TableFrame.tsx';

type RunTableProps = {
  sweepId: string;
  runs: readonly (RunResult & Pick<RunData, 'id' | 'worker' | 'attemptCount'>)[];
  language: Language;
  caption: string;
};

/** The numbers behind N(b) and K(b), in full. */
export function RunTable({ sweepId, runs, language, caption }: RunTableProps) {
  const { t, numbers } = language;
  return (
    <TableFrame
      t={t}
      caption={caption}
      columns={['batchSize', 'seed', 'state', 'lowerSteps', 'upperSteps', 'work', 'worker', 'attempts']}
    >
      {runs.map((run) => {
        const { crossing, steps } = readRun(run);
        return (
          <tr key={run.id}>
            <RunHead sweepId={sweepId} run={run} language={language} />
            <td>{run.seed}</td>
            <td>{t(`sweep.runs.${shortState(run)}`)}</td>
            <td>{numbers.whole(crossing?.lowerSteps ?? run.step)}</td>
            <td>{crossing?.upperSteps == null ? '–' : numbers.whole(crossing.upperSteps)}</td>
            <td>{numbers.whole(steps * run.batchSize)}</td>
            <td>{run.worker?.name ?? '–'}</td>
            <td>{numbers.whole(run.attemptCount)}</td>
          </tr>
        );
      })}
    </TableFrame>
  );
}
