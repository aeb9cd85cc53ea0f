import type { BenchmarkVersion, Dataset, Model, Sweep } from '@critbatch/prisma/generated/client';
import { constantCase, usualTrainingSubset } from '@critbatch/theory';
import { z } from 'zod';

export type DevicePrice = { device: string; pricePerDeviceHour: number };

const pricesSchema = z.array(z.object({ device: z.string(), pricePerDeviceHour: z.number().positive() }));

/** The price list of a version; empty where it does not rank by cost. */
export function pricesOf({ prices }: Pick<BenchmarkVersion, 'prices'>): DevicePrice[] {
  return prices === null ? [] : pricesSchema.parse(prices);
}

/** What a sweep does otherwise than the benchmark fixes, as a sentence; null where it keeps to it. */
export function departureOf(
  version: BenchmarkVersion,
  { sweep, model, dataset }: { sweep: Sweep; model: Model; dataset: Dataset },
): string | null {
  if (model.contentHash !== version.modelHash) {
    return `The benchmark is about the model ${version.modelName}, by its content; the sweep trains ${model.name}.`;
  }
  if (dataset.contentHash !== version.datasetHash) {
    return `The benchmark is about the data set ${version.datasetName}, by its content; the sweep uses ${dataset.name}.`;
  }
  if (version.optimisers.length > 0 && !version.optimisers.includes(sweep.optimiser)) {
    const allowed = version.optimisers.map(constantCase).join(', ');
    return `The benchmark allows ${allowed}; the sweep uses ${constantCase(sweep.optimiser)}.`;
  }
  return tooSmallSubset(version, sweep, dataset);
}

/** Few examples are learnt long before all are: a loss on them is another target under the same name. */
function tooSmallSubset(
  { metric }: BenchmarkVersion,
  { trainingSubset }: Sweep,
  { trainingExamples }: Dataset,
): string | null {
  if (metric !== 'TRAINING_LOSS' && metric !== 'GRADIENT_NORM') return null;
  const least = Math.min(usualTrainingSubset, Number(trainingExamples));
  if (trainingSubset >= least) return null;
  return `A leaderboard compares what is measured on ${least} training examples or more; the sweep measures on ${trainingSubset}. Train one with evaluation.trainingSubset ${least}.`;
}
