import type { LawName } from '../../graphql/generated/graphql.ts';
import type { EstimateData } from '../estimate/estimate.type.ts';
import type { RunResult } from '../run/run.type.ts';
import { readRun } from '../run/runState.ts';
import { csv } from './csv.ts';

/** A sweep with what its tables hold. */
type TableSweep = {
  runs: readonly (RunResult & { examplesSeen: number; deviceSeconds: number | null })[];
  estimate: { bestLaw: LawName | null; curve: EstimateData['curve'] } | null;
};

/** The data behind the figures of a sweep, every value in full. */
export const sweepTables = { runs, curve } satisfies Record<string, (sweep: TableSweep) => string>;

function runs({ runs }: TableSweep): string {
  const columns = [
    'batch_size',
    'seed',
    'state',
    'steps_more_than',
    'steps_at_most',
    'steps_done',
    'examples_seen',
    'device_seconds',
  ];
  return csv(
    columns,
    runs.map((run) => {
      const { state: standing, crossing } = readRun(run);
      const state = standing === 'censored' && run.outcome === 'HOPELESS' ? 'hopeless' : standing;
      const bounds = [crossing?.lowerSteps ?? null, crossing?.upperSteps ?? null];
      // Without a recorded time there is none, rather than one of 0.
      const seconds = run.deviceSeconds || null;
      return [run.batchSize, run.seed, state, ...bounds, run.step, run.examplesSeen, seconds];
    }),
  );
}

function curve({ estimate }: TableSweep): string {
  const columns = [
    'law',
    'batch_size',
    'steps_to_target',
    'steps_lower',
    'steps_upper',
    'gradients_to_target',
  ];
  const law = estimate?.bestLaw ?? null;
  return csv(
    columns,
    (estimate?.curve ?? []).map(({ batchSize, stepsToTarget, lowerSteps, upperSteps }) => [
      law,
      batchSize,
      stepsToTarget,
      lowerSteps,
      upperSteps,
      batchSize * stepsToTarget,
    ]),
  );
}
