import { createHash } from 'node:crypto';
import { CritbatchError, type EvaluationCadence, evaluationCadenceSchema } from '@critbatch/theory';
import { type Checkpoint, decodeCheckpoint } from './checkpoint.ts';
import type { RunProgress } from './runProgress.ts';
import type { TrainingRunPlan } from './trainingRun.type.ts';

/** The checkpoint of a run, where it has one; throws CHECKPOINT_MISMATCH where it is not this run's. */
export function resumedFrom(bytes: Uint8Array | undefined, identity: string): Checkpoint | undefined {
  const checkpoint = bytes && decodeCheckpoint(bytes);
  if (checkpoint && checkpoint.plan !== identity) {
    throw new CritbatchError(
      'CHECKPOINT_MISMATCH',
      'The checkpoint belongs to another run. Start this one without it.',
    );
  }
  return checkpoint;
}

/** A run that ended for want of budget goes on where it has been given more. */
export function reopened(progress: RunProgress, lastStep: number): RunProgress {
  const goesOn = progress.done?.outcome === 'BUDGET_SPENT' && progress.step < lastStep;
  return goesOn ? { ...progress, done: null } : progress;
}

/** What a checkpoint must share with the run that goes on from it: everything but the engine and the budget. */
export function planIdentity({
  modelSpec,
  datasetSpec,
  trainingSpec,
  batchSize,
  seed,
}: TrainingRunPlan): string {
  const { maxExamplesPerRun: _budget, ...training } = trainingSpec;
  const evaluation = namedInIdentity(training.evaluation);
  const plan = JSON.stringify([modelSpec, datasetSpec, { ...training, evaluation }, batchSize, seed]);
  return createHash('sha256').update(plan).digest('hex');
}

const firstSettings = new Set<string>([
  'firstStep',
  'ratio',
  'trainingSubset',
  'testEvery',
  'gradientEvery',
  'noiseEvery',
  'noiseExamples',
] satisfies (keyof EvaluationCadence)[]);

/** Settings that came later are left out at their usual value, so that checkpoints from before them are still good. */
function namedInIdentity(cadence: EvaluationCadence): Partial<EvaluationCadence> {
  const usual = new Map<string, unknown>(Object.entries(evaluationCadenceSchema.parse({})));
  const named = Object.entries(cadence).filter(
    ([name, value]) => firstSettings.has(name) || value !== usual.get(name),
  );
  return Object.fromEntries(named);
}
