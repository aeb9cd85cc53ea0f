import { fallsToTarget } from '../estimate/crossing.ts';
import type { DatasetSpec } from '../spec/datasetSpec.ts';
import { exampleForm } from '../spec/modelFit.ts';
import type { ModelSpec } from '../spec/modelSpec.ts';
import type { TargetMetric } from '../spec/sweepSpec.ts';
import { leastLoss, likeliestShare, markovSource } from '../text/markovSource.ts';
import { looselyRounded } from './thresholds.ts';

/** Models that tell classes apart by planes alone reach less than those with hidden layers. */
export const modelKinds = ['linear', 'network'] as const;
export type ModelKind = (typeof modelKinds)[number];

/** The kind of model for which usual thresholds are known. */
export function modelKindOf({ architecture }: Pick<ModelSpec, 'architecture'>): ModelKind {
  return architecture === 'softmaxRegression' ? 'linear' : 'network';
}

export type UsualThresholds = Readonly<Record<ModelKind, Readonly<Record<TargetMetric, number>>>>;

/** A loss has fallen some tenfold when the norm of its gradient, which starts near 1, falls to this. */
const gradientNorm = 0.2;

/**
 * Values to begin with on published data. Those of mnist were reached in trials (usualSettings.test.ts of the worker); the
 * others are from what is commonly reported of such models, and were not trained here.
 */
const published: Partial<Record<DatasetSpec['loader'], UsualThresholds>> = {
  mnist: {
    linear: { trainingLoss: 0.4, testLoss: 0.4, testAccuracy: 0.88, gradientNorm },
    network: { trainingLoss: 0.1, testLoss: 0.2, testAccuracy: 0.95, gradientNorm },
  },
  fashionMnist: {
    linear: { trainingLoss: 0.55, testLoss: 0.6, testAccuracy: 0.8, gradientNorm },
    network: { trainingLoss: 0.4, testLoss: 0.45, testAccuracy: 0.84, gradientNorm },
  },
  cifar10: {
    linear: { trainingLoss: 1.9, testLoss: 1.95, testAccuracy: 0.32, gradientNorm },
    network: { trainingLoss: 1, testLoss: 1.2, testAccuracy: 0.58, gradientNorm },
  },
  cifar100: {
    linear: { trainingLoss: 4, testLoss: 4.1, testAccuracy: 0.1, gradientNorm },
    network: { trainingLoss: 2.6, testLoss: 2.9, testAccuracy: 0.28, gradientNorm },
  },
};

/**
 * Thresholds to begin with, for each kind of model and metric. For data that are not published they lie halfway between
 * guessing (a loss of ln C and an accuracy of 1/C among C classes) and the best that is possible.
 */
export function usualThresholds(dataset: DatasetSpec): UsualThresholds {
  const known = published[dataset.loader];
  if (known) return known;
  const { classes } = exampleForm(dataset);
  const best = bestPossible(dataset);
  const loss = looselyRounded((Math.log(classes) + best.loss) / 2, { falls: fallsToTarget.trainingLoss });
  const testAccuracy = looselyRounded((1 / classes + best.accuracy) / 2, {
    falls: fallsToTarget.testAccuracy,
  });
  const halfway = { trainingLoss: loss, testLoss: loss, testAccuracy, gradientNorm };
  return { linear: halfway, network: halfway };
}

/** No errors, unless the source of the data is known: it leaves some to whoever knows it. */
function bestPossible(dataset: DatasetSpec): { loss: number; accuracy: number } {
  if (dataset.loader !== 'markovText') return { loss: 0, accuracy: 1 };
  const source = markovSource(dataset);
  return { loss: leastLoss(source, dataset.inputShape[0] as number), accuracy: likeliestShare(source) };
}
