import type { Language } from '../../charts/chart.type.ts';
import { RunHead } from './RunHead.tsx';
import type { RunData, RunResult } from './run.type.ts';
import type { RunState } from './runState.ts';
import { readRun, stoppedBy } from './runState.ts';
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
        const { state, crossing, steps } = readRun(run);
        return (
          <tr key={run.id}>
            <RunHead sweepId={sweepId} run={run} language={language} />
            <td>{run.seed}</td>
            <td>{t(`sweep.runs.${shortOf(run, state)}`)}</td>
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

function shortOf(run: RunResult, state: RunState) {
  if (state === 'reached' || state === 'running') return `${state}Short` as const;
  const stopped = state === 'censored' ? stoppedBy(run) : null;
  return stopped === 'byPlan' ? 'stopped' : (stopped ?? state);
}
