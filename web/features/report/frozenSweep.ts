import type { SnapshotSweep } from '@critbatch/theory';
import type { SweepPageData } from '../sweep/sweepPage.type.ts';

/** Stands where a link withholds the configuration; no page says it. */
const unknownPolicy: SweepPageData['policy'] = {
  __typename: 'ArmijoPolicy',
  initialStepSize: 0,
  sufficientDecrease: 0,
  backtrackFactor: 0,
  reset: 'MAXIMUM',
  growthPerEpoch: 1,
  maxStepSize: null,
  maxTrials: 1,
  exhaustedStepSize: 0,
};

/**
 * A frozen sweep as the charts and the words of a sweep's page take it, about its first target. What a snapshot does not
 * hold, or a link withholds, is empty here, and no report shows it.
 */
export function frozenSweep(sweep: SnapshotSweep): SweepPageData {
  const known = made.get(sweep);
  if (known) return known;
  const page = pageDataOf(sweep);
  made.set(sweep, page);
  return page;
}

/** A snapshot that is kept is translated once. */
const made = new WeakMap<SnapshotSweep, SweepPageData>();

function pageDataOf(sweep: SnapshotSweep): SweepPageData {
  const { configuration } = sweep;
  const targets = sweep.targets.map(({ metric, threshold }, index) => ({
    id: String(index),
    metric,
    threshold,
  }));
  const [target] = targets;
  const estimate = sweep.targets[0]?.estimate ?? null;
  return {
    ...sweep,
    id: sweep.letter,
    number: sweep.number ?? 0,
    name: sweep.name ?? '',
    deviceSeconds: 0,
    lastEventSequence: 0,
    imported: null,
    team: { id: '', name: '' },
    model: {
      id: '',
      name: configuration?.model.name ?? '',
      parameterCount: configuration?.model.parameterCount ?? 0,
    },
    dataset: {
      id: '',
      name: configuration?.dataset.name ?? '',
      trainingExamples: configuration?.dataset.trainingExamples ?? 0,
    },
    policy: configuration?.policy ?? unknownPolicy,
    evaluation: configuration?.evaluation ?? {
      firstStep: 1,
      ratio: 1,
      trainingSubset: 0,
      testEvery: 0,
      isExact: false,
    },
    leavesTrail: false,
    attestedRuns: 0,
    plan: null,
    spending: [],
    saving: null,
    runCounts: countRuns(sweep),
    targets,
    target,
    runs: (sweep.runs ?? []).map((run, index) => ({
      ...run,
      id: `${sweep.letter}-${index}`,
      examplesSeen: run.step * run.batchSize,
      deviceSeconds: run.deviceSeconds ?? 0,
      attemptCount: 0,
      worker: null,
      failure: null,
      attempts: [],
      latestMeasurement: null,
      history: [],
      crossings: run.crossings.map(({ target: place, ...crossing }) => ({
        ...crossing,
        target: { id: String(place) },
      })),
    })),
    estimate: estimate && { ...estimate, id: sweep.letter, target: { id: '0' } },
  };
}

function countRuns({ runs }: SnapshotSweep): SweepPageData['runCounts'] {
  const count = (status: string) => (runs ?? []).filter((run) => run.status === status).length;
  return {
    total: (runs ?? []).length,
    queued: count('QUEUED'),
    claimed: count('CLAIMED'),
    running: count('RUNNING'),
    succeeded: count('SUCCEEDED'),
    failed: count('FAILED'),
    canceled: count('CANCELED'),
    stale: count('STALE'),
  };
}
