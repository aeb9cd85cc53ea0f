import { evaluationCadenceSchema, type RateTrial, rateTrialSteps } from '@critbatch/theory';
import type { TrainingRun, TrainingRunPlan } from './trainingRun.type.ts';

/** Enough to see a loss rise or fall, at a small part of what a usual evaluation takes. */
const trialSubset = 1_000;

/** A run of a few steps like `plan`, at another learning rate and batch size. It has a row before its first step and after its last. */
export function trialPlan(
  plan: TrainingRunPlan,
  { learningRate: base, batchSize }: Pick<RateTrial, 'learningRate' | 'batchSize'>,
): TrainingRunPlan {
  const { trainingSpec } = plan;
  const { optimiser, evaluation } = trainingSpec;
  if (!('learningRate' in optimiser)) throw new Error('A line search has no learning rate to try.');
  return {
    ...plan,
    profile: false,
    checkpoint: undefined,
    batchSize,
    trainingSpec: {
      optimiser: { ...optimiser, learningRate: { ...optimiser.learningRate, base } },
      // One that no loss reaches, so that the trial takes all of its steps.
      targets: [{ metric: 'trainingLoss', threshold: Number.MIN_VALUE }],
      evaluation: evaluationCadenceSchema.parse({
        firstStep: rateTrialSteps,
        trainingSubset: Math.min(evaluation.trainingSubset, trialSubset),
        testEvery: 0,
        gradientEvery: 0,
        noiseEvery: 0,
      }),
      maxExamplesPerRun: rateTrialSteps * batchSize,
    },
  };
}

/** Trains a trial to its end, or until `isOver`; null where it was cut short. */
export async function finishTrial(
  run: TrainingRun,
  tried: Pick<RateTrial, 'learningRate' | 'batchSize'>,
  isOver: () => boolean,
): Promise<RateTrial | null> {
  const losses: (number | null)[] = [];
  while (run.done === null) {
    if (isOver()) return null;
    for (const { trainingLoss } of await run.advance()) losses.push(trainingLoss);
  }
  const isWhole = run.done.outcome !== 'DIVERGED';
  return { ...tried, firstLoss: losses[0] ?? null, lastLoss: isWhole ? (losses.at(-1) ?? null) : null };
}
