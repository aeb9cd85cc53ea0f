// Which step-size policy reaches a training loss with the least work, each at its own best batch size: the four reset rules,
// a constant step, and a constant step tuned for every batch size. Softmax regression on MNIST.
// npm run bench -- policies [--seeds 2]: about four minutes on one core.
import { parseArgs } from 'node:util';
import {
  type Contender,
  type Crossing,
  comparePolicies,
  crossingOf,
  estimate,
  type OptimiserSpec,
  optimiserSchema,
  type Target,
  trainingSpecSchema,
  tunePerBatchSize,
} from '@critbatch/theory';
import { loadDataset } from '@critbatch/worker/datasets/loadDataset';
import { randomStream } from '@critbatch/worker/random/randomStream';
import { createTrainingRun } from '@critbatch/worker/training/trainingRun';
import { builtInDataset } from './firstSweepSpec.ts';
import { type BenchRow, figure } from './row.ts';

const batchSizes = [32, 48, 64, 96, 128, 256, 512];
const target: Target = { metric: 'trainingLoss', threshold: 0.32 };
const search = { initialStepSize: 1, sufficientDecrease: 0.1, backtrackFactor: 0.9, maxStepSize: 10 };
const searches = ['maximum', 'increase', 'previous', 'epochMean'].map((reset) =>
  optimiserSchema.parse({ ...search, reset }),
);
const constants = [0.05, 0.1, 0.2, 0.4].map((base) =>
  optimiserSchema.parse({ name: 'sgd', learningRate: { base } }),
);

export async function bench(args: string[]): Promise<BenchRow[]> {
  const { values } = parseArgs({ args, options: { seeds: { type: 'string', default: '2' } } });
  const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => index + 1);
  const dataset = await loadDataset(builtInDataset);

  async function crossingsUnder(optimiser: OptimiserSpec): Promise<Crossing[]> {
    const cells = batchSizes.flatMap((batchSize) => seeds.map((seed) => ({ batchSize, seed })));
    const crossings: Crossing[] = [];
    for (const { batchSize, seed } of cells) {
      const trainingSpec = trainingSpecSchema.parse({
        optimiser,
        targets: [target],
        evaluation: { firstStep: 10, trainingSubset: 2000, testEvery: 0 },
        maxExamplesPerRun: 400_000,
      });
      const run = await createTrainingRun(
        {
          modelSpec: { architecture: 'softmaxRegression', inputShape: [28, 28], classes: 10 },
          datasetSpec: builtInDataset,
          trainingSpec,
          batchSize,
          seed,
          engine: 'onnx',
        },
        { dataset },
      );
      const evaluations: { step: number; value: number }[] = [];
      while (run.done === null) {
        for (const { step, trainingLoss } of await run.advance())
          evaluations.push({ step, value: trainingLoss });
      }
      await run.dispose();
      const crossing = crossingOf(evaluations, target, true);
      if (crossing && run.done.outcome !== 'DIVERGED') crossings.push({ batchSize, seed, ...crossing });
    }
    return crossings;
  }

  const contenderOf = (name: string, crossings: Crossing[]): Contender => ({
    name,
    crossings,
    estimate: estimate(crossings, { random: randomStream(1, name).uniform }),
  });
  const contenders: Contender[] = [];
  for (const optimiser of searches) {
    const name = optimiser.name === 'sgdArmijo' ? optimiser.reset : optimiser.name;
    contenders.push(contenderOf(name, await crossingsUnder(optimiser)));
  }
  const grid: { name: string; crossings: Crossing[] }[] = [];
  for (const optimiser of constants) {
    const rate = optimiser.name === 'sgdArmijo' ? 0 : optimiser.learningRate.base;
    grid.push({ name: String(rate), crossings: await crossingsUnder(optimiser) });
  }
  for (const { name, crossings } of grid) contenders.push(contenderOf(`constant ${name}`, crossings));
  const tuned = tunePerBatchSize(grid);
  contenders.push(contenderOf('tuned', tuned.crossings));

  const result = comparePolicies(contenders);
  console.log(result.answer, result.best, JSON.stringify(result.factorToNext), result.notToldApart);
  console.log(tuned.choices.map(({ batchSize, name }) => `b = ${batchSize}: ${name}`).join(', '));
  for (const standing of result.standings) console.log(JSON.stringify(standing));
  return result.standings.flatMap(({ name, leastWork, workAtLeast, bestBatchSize }) => [
    figure(`policy-${name}-work`, leastWork?.value ?? workAtLeast ?? Number.NaN, 'examples'),
    figure(`policy-${name}-batch-size`, bestBatchSize ?? Number.NaN, 'examples'),
  ]);
}
