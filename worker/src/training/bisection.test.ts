import { crossingOf, optimiserSchema, type Target, trainingSpecSchema } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { betweenRows } from './bisection.ts';
import type { Measurement } from './measurement.ts';
import type { RunEvaluation } from './runEvaluator.ts';
import { startProgress } from './runProgress.ts';
import { finish } from './testing/finish.ts';
import { loadableEngines } from './testing/loadableEngines.ts';
import { withoutTimings } from './testing/withoutTimings.ts';
import { createTrainingRun } from './trainingRun.ts';
import type { TrainingRunPlan } from './trainingRun.type.ts';

const engines = await loadableEngines();
const examples = 200;
const reached: Target = { metric: 'trainingLoss', threshold: 0.75 };

/** Whole batches under a line search: the loss that is evaluated is the one that every step makes smaller. */
const plan: TrainingRunPlan = {
  modelSpec: { architecture: 'mlp', inputShape: [6], hiddenWidths: [8], classes: 3, activation: 'relu' },
  datasetSpec: {
    loader: 'gaussianClusters',
    trainingExamples: examples,
    testExamples: 50,
    inputShape: [6],
    classes: 3,
    noise: 2,
    seed: 3,
  },
  trainingSpec: trainingSpecSchema.parse({
    optimiser: { initialStepSize: 0.3, sufficientDecrease: 0.1, backtrackFactor: 0.5, reset: 'increase' },
    targets: [reached],
    evaluation: { firstStep: 5, ratio: 2, trainingSubset: examples, testEvery: 2, noiseExamples: 64 },
    maxExamplesPerRun: 100 * examples,
  }),
  batchSize: examples,
  seed: 9,
  engine: 'onnx',
};

type Changes = Partial<TrainingRunPlan['trainingSpec']['evaluation']>;
const evaluated = (changes: Changes, of = plan): TrainingRunPlan => ({
  ...of,
  trainingSpec: { ...of.trainingSpec, evaluation: { ...of.trainingSpec.evaluation, ...changes } },
});
const exact = (of = plan) => evaluated({ isExact: true }, of);
const everyStep = (of = plan) => evaluated({ firstStep: 1, ratio: 1.0001, testEvery: 1 }, of);

const log = async (of: TrainingRunPlan) => finish(await createTrainingRun(of));

/** What the steps made of the run, and nothing of when it was looked at. */
const trained = ({
  step,
  trainingLoss,
  stepSize,
  functionEvaluations,
  gradientEvaluations,
}: Measurement) => ({
  step,
  trainingLoss,
  stepSize,
  functionEvaluations,
  gradientEvaluations,
});
const crossing = (rows: readonly Measurement[], target = reached) =>
  crossingOf(
    rows.flatMap((row) => {
      const value = row[target.metric];
      return value === null ? [] : [{ step: row.step, value }];
    }),
    target,
    true,
  );

describe.each(engines)('exact K on the %s engine', (engine) => {
  it('is what evaluating every step finds, where the metric is monotone', async () => {
    const every = await log(everyStep({ ...plan, engine }));
    const losses = every.map(({ trainingLoss }) => trainingLoss);
    expect(losses).toEqual(losses.toSorted((one, other) => other - one));
    const wide = crossing(await log({ ...plan, engine }));
    const found = crossing(await log(exact({ ...plan, engine })));
    expect(found).toEqual(crossing(every));
    expect(found?.upperSteps).toBe((found?.lowerSteps ?? 0) + 1);
    // Else this would hold without a bisection.
    expect((wide?.upperSteps ?? 0) - (wide?.lowerSteps ?? 0)).toBeGreaterThan(4);
  });
});

describe('a bisection', () => {
  it('adds rows between two evaluations, and changes nothing else of the log', async () => {
    const plain = await log(plan);
    const rows = await log(exact());
    const every = await log(everyStep());
    const [end, before] = [plain.at(-1) as Measurement, plain.at(-2) as Measurement];
    const added = rows.filter(({ step }) => !plain.some((row) => row.step === step));
    expect(rows.map(({ step }) => step)).toEqual(
      rows.map(({ step }) => step).toSorted((one, other) => one - other),
    );
    expect(added.every(({ step }) => step > before.step && step < end.step)).toBe(true);
    expect(added.length).toBeGreaterThan(1);
    expect(added.length).toBeLessThanOrEqual(Math.ceil(Math.log2(end.step - before.step)));
    // Steps are those of a run that never went back, and are counted once.
    expect(added.map(trained)).toEqual(
      every.filter(({ step }) => added.some((row) => row.step === step)).map(trained),
    );
    const kept = rows.filter((row) => !added.includes(row));
    const rid = (of: readonly Measurement[]) => withoutTimings(of).map(({ meanTrials, ...rest }) => rest);
    expect(rid(kept)).toEqual(rid(plain));
    const trials = rows.reduce(
      (sum, { step, meanTrials }, index) => sum + (step - (rows[index - 1]?.step ?? 0)) * (meanTrials ?? 0),
      0,
    );
    expect(trials).toBeCloseTo(end.functionEvaluations, 9);
  });

  it('costs evaluation time, and no training time', async () => {
    const rows = await log(exact());
    const plain = await log(plan);
    const [from, to] = [plain.at(-2)?.step, plain.at(-1)?.step].map((step) =>
      rows.find((row) => row.step === step),
    ) as [Measurement, Measurement];
    const looks = rows.filter(({ step }) => step > from.step && step < to.step);
    expect(looks.length).toBeGreaterThan(1);
    for (const look of looks) {
      const share = (look.step - from.step) / (to.step - from.step);
      expect(look.deviceSeconds).toBeCloseTo(
        from.deviceSeconds + share * (to.deviceSeconds - from.deviceSeconds),
        9,
      );
      expect(look.evaluationSeconds).toBe(from.evaluationSeconds);
    }
    // The evaluation itself, those of the bisection, and the steps taken again.
    expect(to.evaluationSeconds - from.evaluationSeconds).toBeGreaterThan(0);
    expect(to.wallSeconds).toBeGreaterThanOrEqual(looks.at(-1)?.wallSeconds ?? 0);
    expect(to.wallSeconds - from.wallSeconds).toBeGreaterThanOrEqual(
      to.deviceSeconds - from.deviceSeconds + to.evaluationSeconds - from.evaluationSeconds - 1e-6,
    );
  });

  it.each(['armijo', 'adam'])('gives the same log wherever the run was cut off (%s)', async (rule) => {
    const adam = optimiserSchema.parse({ name: 'adam', learningRate: { base: 0.02 } });
    const small = { ...plan, batchSize: 16 };
    const ruled =
      rule === 'adam' ? { ...small, trainingSpec: { ...small.trainingSpec, optimiser: adam } } : small;
    const of = exact(ruled);
    const undisturbed = withoutTimings(await log(of));
    expect(undisturbed.length).toBeGreaterThan((await log(ruled)).length);
    let slices = 0;
    for (let isOver = false; !isOver; slices += 7) {
      const first = await createTrainingRun(of, { sliceSeconds: 0 });
      const rows: Measurement[] = [];
      for (let slice = 0; slice < slices; slice++) rows.push(...(await first.advance()));
      isOver = first.done !== null;
      const checkpoint = await first.checkpoint();
      await first.dispose();
      rows.push(...(await log({ ...of, checkpoint })));
      expect(withoutTimings(rows)).toEqual(undisturbed);
    }
    // A slice is one call here: the run's own steps and evaluations, and those of the bisection.
    expect(slices).toBeGreaterThan((undisturbed.at(-1)?.step ?? 0) + undisturbed.length);
  });

  it('is for the first target alone; the run goes on to the others from where it was', async () => {
    const later: Target = { metric: 'testAccuracy', threshold: 0.78 };
    const both = { ...plan, trainingSpec: { ...plan.trainingSpec, targets: [reached, later] } };
    const [rows, plain] = [await log(exact(both)), await log(both)];
    const found = crossing(rows);
    expect(found?.upperSteps).toBe((found?.lowerSteps ?? 0) + 1);
    expect(crossing(rows, later)).toEqual(crossing(plain, later));
    expect(crossing(rows, later)?.lowerSteps).toBeGreaterThanOrEqual(crossing(plain)?.upperSteps ?? 0);
    expect(trained(rows.at(-1) as Measurement)).toEqual(trained(plain.at(-1) as Measurement));
  });

  it('begins at step 0 where the first evaluation reaches the target, and has nothing to do between neighbours', async () => {
    const late = evaluated({ firstStep: 60 });
    expect(crossing(await log(exact(late)))).toEqual(crossing(await log(everyStep())));
    expect(withoutTimings(await log(exact(everyStep())))).toEqual(withoutTimings(await log(everyStep())));
  });
});

it('rows between two others count no more than the later one, where an engine searches longer the second time', () => {
  const at = (step: number, functionEvaluations: number, seconds: number) => ({
    ...startProgress(1),
    step,
    functionEvaluations,
    deviceSeconds: seconds,
    wallSeconds: seconds,
  });
  const [from, to] = [at(10, 20, 1 / 3), at(20, 40, 0.1 + 0.2 + 1 / 3)];
  const looks = [at(12, 25, 9), at(15, 43, 9), at(17, 47, 9)].map((progress) => ({
    progress,
    seen: {} as RunEvaluation,
  }));
  const rows = [from, ...betweenRows(looks, from, to).map(({ progress }) => progress), to];
  expect(rows.map(({ functionEvaluations }) => functionEvaluations)).toEqual([20, 25, 40, 40, 40]);
  for (const field of ['deviceSeconds', 'wallSeconds', 'measuredFunctionEvaluations'] as const) {
    const counted = rows.slice(1, -1).map((row) => row[field]);
    expect(counted).toEqual(counted.toSorted((one, other) => one - other));
  }
});
