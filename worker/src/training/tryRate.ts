import {
  evaluationCadenceSchema,
  type GradientLook,
  type OptimiserSpec,
  type RateTrial,
  rateTrialSteps,
} from '@critbatch/theory';
import type { Measurement } from './measurement.ts';
import type { TrainingRun, TrainingRunPlan } from './trainingRun.type.ts';

/** Enough to see a loss rise or fall, at a small part of what a usual evaluation takes. */
const trialSubset = 1_000;

/** Examples of one look at the gradient, in 16 parts. */
const lookExamples = 1_024;

/** Which steps to try: at a learning rate, null for those of a line search. */
export type TriedSteps = Pick<RateTrial, 'batchSize'> & { learningRate: number | null };

/**
 * A run of a few steps like `plan`, at another learning rate and batch size. It has a row before its first step and after its last,
 * and two between them; each looks at the gradient where `looksAtGradient`.
 */
export function trialPlan(
  plan: TrainingRunPlan,
  { learningRate, batchSize }: TriedSteps,
  looksAtGradient = false,
): TrainingRunPlan {
  const { trainingSpec } = plan;
  const { optimiser, evaluation } = trainingSpec;
  return {
    ...plan,
    profile: false,
    checkpoint: undefined,
    batchSize,
    trainingSpec: {
      optimiser: optimiserAt(optimiser, learningRate),
      // One that no loss reaches, so that the trial takes all of its steps.
      targets: [{ metric: 'trainingLoss', threshold: Number.MIN_VALUE }],
      evaluation: evaluationCadenceSchema.parse({
        firstStep: looksAtGradient ? rateTrialSteps / 4 : rateTrialSteps,
        ratio: 2,
        trainingSubset: Math.min(evaluation.trainingSubset, trialSubset),
        testEvery: 0,
        gradientEvery: 0,
        noiseEvery: looksAtGradient ? 1 : 0,
        noiseExamples: lookExamples,
      }),
      maxExamplesPerRun: rateTrialSteps * batchSize,
    },
  };
}

function optimiserAt(optimiser: OptimiserSpec, base: number | null): OptimiserSpec {
  const takesRate = 'learningRate' in optimiser;
  if (takesRate !== (base !== null))
    throw new Error('A learning rate is tried where there is one, and nowhere else.');
  return takesRate && base !== null
    ? { ...optimiser, learningRate: { ...optimiser.learningRate, base } }
    : optimiser;
}

/** What a trial showed: its losses before and after, null where they were not finite, and its looks at the gradient. */
export type Tried = Pick<RateTrial, 'firstLoss' | 'lastLoss'> & { looks: GradientLook[] };

/** Trains a trial to its end, or until `isOver`; null where it was cut short. */
export async function finishTrial(run: TrainingRun, isOver: () => boolean): Promise<Tried | null> {
  const rows: Measurement[] = [];
  while (run.done === null) {
    if (isOver()) return null;
    rows.push(...(await run.advance()));
  }
  const isWhole = run.done.outcome !== 'DIVERGED';
  return {
    firstLoss: rows[0]?.trainingLoss ?? null,
    lastLoss: isWhole ? (rows.at(-1)?.trainingLoss ?? null) : null,
    looks: rows.flatMap(lookOf),
  };
}

function lookOf(row: Measurement): GradientLook[] {
  const { step, trainingLoss, stepSize } = row;
  const { unbiasedSquaredGradientNorm: squaredGradientNorm, gradientCovarianceTrace: covarianceTrace } = row;
  if (squaredGradientNorm === null || covarianceTrace === null) return [];
  if (!Number.isFinite(squaredGradientNorm) || !Number.isFinite(covarianceTrace)) return [];
  return [{ step, trainingLoss, squaredGradientNorm, covarianceTrace, stepSize }];
}
