import type { NoiseComponents, TargetMetric, TrainingSpec } from '@critbatch/theory';
import { askedMetrics, isLoss, unbiasedComponents } from '@critbatch/theory';
import { fixedSubset, randomSubset } from '../datasets/dataOrder.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { evaluationBatchSize } from './microBatches.ts';
import type { Evaluation, TrainingEngine } from './trainingEngine.ts';

/** What was seen of a run at one step; null where it was not looked at. */
export interface RunEvaluation {
  readonly training: Evaluation;
  readonly test: Evaluation | null;
  /** Norm of the gradient over the training subset. */
  readonly gradientNorm: number | null;
  readonly noise: NoiseComponents | null;
}

export interface RunEvaluator {
  /** What is due at a run's n-th measurement, n from 0; the training loss alone where it is not finite. */
  evaluate(step: number, measurement: number): Promise<RunEvaluation>;
  /** The training loss and what targets ask for. */
  evaluateTargets(): Promise<RunEvaluation>;
  /** The same with everything in it that the run measures at all: what its last row holds. */
  complete(seen: RunEvaluation, step: number): Promise<RunEvaluation>;
}

/** Parts of a noise measurement: their gradients are the small batch's, their mean the large one's. */
const noiseParts = 16;

/**
 * Looks at the parameters of a run, and never touches them. The noise scale comes from one pass over a few examples,
 * whatever the batch size: those of (seed, step), so that errors are independent from one measurement to the next and
 * a resumed run repeats them.
 */
export function createRunEvaluator(
  engine: TrainingEngine,
  dataset: Dataset,
  spec: TrainingSpec,
  seed: number,
  /** Examples of the training subset that pass at a time for the gradient norm. */
  passSize = evaluationBatchSize,
): RunEvaluator {
  const { evaluation: cadence } = spec;
  const { count } = dataset.training;
  const subset = fixedSubset(count, cadence.trainingSubset);
  const testExamples = Int32Array.from({ length: dataset.test.count }, (_, index) => index);
  const asks = (...metrics: TargetMetric[]) => askedMetrics(spec).some((metric) => metrics.includes(metric));
  const partSize = Math.floor(Math.min(cadence.noiseExamples, count) / noiseParts);
  const asked = { test: asks('testLoss', 'testAccuracy'), gradientNorm: asks('gradientNorm') };
  const every = {
    test: asked.test ? 1 : cadence.testEvery,
    gradientNorm: asked.gradientNorm ? 1 : cadence.gradientEvery,
    noise: partSize > 0 ? cadence.noiseEvery : 0,
  };

  const test = () => engine.evaluate('test', testExamples);
  const gradientNorm = async () => Math.sqrt((await engine.gradientNorms(subset, passSize)).squaredNorm);
  async function noise(step: number): Promise<NoiseComponents> {
    const examples = randomSubset(count, noiseParts * partSize, seed, 'noiseScale', step);
    const { squaredNorm, meanSquaredPartNorm } = await engine.gradientNorms(examples, partSize);
    return unbiasedComponents(
      { batchSize: partSize, squaredNorm: meanSquaredPartNorm },
      { batchSize: examples.length, squaredNorm },
    );
  }

  async function look(due: { test: boolean; gradientNorm: boolean; noiseAt: number | null }) {
    const training = await engine.evaluate('training', subset);
    const goesOn = isLoss(training.loss);
    return {
      training,
      test: goesOn && due.test ? await test() : null,
      gradientNorm: goesOn && due.gradientNorm ? await gradientNorm() : null,
      noise: goesOn && due.noiseAt !== null ? await noise(due.noiseAt) : null,
    };
  }

  return {
    evaluate(step, measurement) {
      const isDue = (interval: number) => interval > 0 && measurement % interval === 0;
      return look({
        test: isDue(every.test),
        gradientNorm: isDue(every.gradientNorm),
        noiseAt: isDue(every.noise) ? step : null,
      });
    },
    evaluateTargets: () => look({ ...asked, noiseAt: null }),
    async complete(seen, step) {
      return {
        training: seen.training,
        test: seen.test ?? (every.test > 0 ? await test() : null),
        gradientNorm: seen.gradientNorm ?? (every.gradientNorm > 0 ? await gradientNorm() : null),
        noise: seen.noise ?? (every.noise > 0 ? await noise(step) : null),
      };
    },
  };
}
