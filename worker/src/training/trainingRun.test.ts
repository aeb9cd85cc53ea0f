import { evaluationSteps, optimiserSchema } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import type { Measurement } from './measurement.ts';
import { finish } from './testing/finish.ts';
import { loadableEngines } from './testing/loadableEngines.ts';
import { armijo, clusters, plan, withTraining } from './testing/smallRun.ts';
import { withoutTimings } from './testing/withoutTimings.ts';
import { createTrainingRun } from './trainingRun.ts';
import type { TrainingRunPlan } from './trainingRun.type.ts';

const engines = await loadableEngines();

describe('a training run', () => {
  it('is measured at step 0, at the steps of its cadence and at its last step', async () => {
    const run = await createTrainingRun(plan);
    const measurements = await finish(run);
    const expected = [0];
    for (const step of evaluationSteps(plan.trainingSpec.evaluation)) {
      expected.push(Math.min(step, 75));
      if (step >= 75) break;
    }
    expect(measurements.map(({ step }) => step)).toEqual(expected);
    expect(run.done).toEqual({ outcome: 'BUDGET_SPENT', step: 75 });
    expect(measurements[0]).toMatchObject({ examplesSeen: 0, epoch: 0, batchLoss: null, meanTrials: null });
    // 200 examples hold 12 batches of 16: step 75 is the fourth of epoch 6.
    expect(measurements.at(-1)).toMatchObject({ examplesSeen: 1200, epoch: 6, gradientEvaluations: 75 });
    const tested = measurements
      .filter(({ testLoss }) => testLoss !== null)
      .map(({ step }) => expected.indexOf(step));
    expect(tested).toEqual([
      ...new Set([...expected.keys()].filter((i) => i % 3 === 0).concat(expected.length - 1)),
    ]);
  });

  it('ends at its budget where it has no target, and measures what counts there at every evaluation', async () => {
    const { evaluation } = plan.trainingSpec;
    const asked = {
      targets: [],
      budgetMetric: 'testLoss' as const,
      evaluation: { ...evaluation, isExact: true },
    };
    const run = await createTrainingRun(withTraining(asked));
    const measurements = await finish(run);
    expect(run.done).toEqual({ outcome: 'BUDGET_SPENT', step: 75 });
    expect(measurements.at(-1)?.step).toBe(75);
    expect(measurements.every(({ testLoss }) => testLoss !== null)).toBe(true);
  });

  it('takes the same steps, bit for bit, whether or not gradients and noise are measured', async () => {
    const { evaluation } = plan.trainingSpec;
    for (const engine of engines) {
      const log = async (measured: Partial<typeof evaluation>) =>
        withoutTimings(
          await finish(
            await createTrainingRun({
              ...withTraining({ evaluation: { ...evaluation, ...measured } }),
              engine,
            }),
          ),
        );
      const silent = await log({ gradientEvery: 0, noiseEvery: 0 });
      const measured = await log({ gradientEvery: 1, noiseEvery: 1, noiseExamples: 64 });
      const without = measured.map((row) => ({
        ...row,
        gradientNorm: null,
        unbiasedSquaredGradientNorm: null,
        gradientCovarianceTrace: null,
      }));
      expect(silent).toEqual(without);
      expect(
        measured.every(
          ({ gradientNorm, gradientCovarianceTrace }) => gradientNorm && gradientCovarianceTrace,
        ),
      ).toBe(true);
    }
  });

  it('measures gradients and noise at their own intervals, and at its last step', async () => {
    const evaluation = { ...plan.trainingSpec.evaluation, gradientEvery: 4, noiseEvery: 5 };
    const measurements = await finish(await createTrainingRun(withTraining({ evaluation })));
    const last = measurements.length - 1;
    const measuredAt = (has: (row: Measurement) => boolean) =>
      measurements.flatMap((row, index) => (has(row) ? [index] : []));
    const every = (interval: number) => [
      ...new Set([...measurements.keys()].filter((index) => index % interval === 0).concat(last)),
    ];
    expect(measuredAt(({ gradientNorm }) => gradientNorm !== null)).toEqual(every(4));
    expect(measuredAt(({ unbiasedSquaredGradientNorm }) => unbiasedSquaredGradientNorm !== null)).toEqual(
      every(5),
    );
  });

  it('ends where a target on the test loss and one on the gradient norm have been met, looking every time', async () => {
    const run = await createTrainingRun(
      withTraining({
        targets: [
          { metric: 'testLoss', threshold: 1.2 },
          { metric: 'gradientNorm', threshold: 0.8 },
        ],
      }),
    );
    const measurements = await finish(run);
    const metAt = (met: (row: Measurement) => boolean) =>
      measurements.findIndex((row) => row.step > 0 && met(row));
    expect(run.done?.outcome).toBe('TARGETS_REACHED');
    expect(
      measurements.every(({ testLoss, gradientNorm }) => testLoss !== null && gradientNorm !== null),
    ).toBe(true);
    const testMet = metAt(({ testLoss }) => (testLoss ?? 9) <= 1.2);
    const normMet = metAt(({ gradientNorm }) => (gradientNorm ?? 9) <= 0.8);
    expect(Math.max(testMet, normMet)).toBe(measurements.length - 1);
  });

  it('counts the trials of every search', async () => {
    const measurements = await finish(await createTrainingRun(plan));
    let counted = 0;
    measurements.forEach(({ step, meanTrials }, index) => {
      counted += (step - (measurements[index - 1]?.step ?? 0)) * (meanTrials ?? 0);
    });
    expect(counted).toBeCloseTo(measurements.at(-1)?.functionEvaluations ?? 0, 9);
    expect(counted).toBeGreaterThan(75);
  });

  it('counts a gradient and no function evaluation for every step of a rule that does not search', async () => {
    const learningRate = { base: 0.1, schedule: { name: 'step', everyExamples: 400, factor: 0.5 } };
    const optimiser = optimiserSchema.parse({ name: 'momentum', learningRate });
    const measurements = await finish(await createTrainingRun(withTraining({ optimiser })));
    const { step, stepSize, ...counted } = measurements.at(-1) as Measurement;
    // 74 steps of 16 examples had been seen before the last, in three parts of 400.
    expect([step, stepSize]).toEqual([75, 0.1 * 0.5 ** 2]);
    expect(counted).toMatchObject({ functionEvaluations: 0, gradientEvaluations: 75, meanTrials: 0 });
    expect(counted).toMatchObject({ exhaustedSearches: 0, belowResolutionSteps: 0 });
    expect(measurements.at(-1)?.trainingLoss).toBeLessThan(measurements[0]?.trainingLoss ?? 0);
  });

  it('ends where every target has been met', async () => {
    const run = await createTrainingRun(
      withTraining({
        targets: [
          { metric: 'trainingLoss', threshold: 0.9 },
          { metric: 'testAccuracy', threshold: 0.6 },
        ],
      }),
    );
    const measurements = await finish(run);
    const metAt = (met: (row: Measurement) => boolean) => measurements.findIndex(met);
    const last = measurements.length - 1;
    expect(run.done).toEqual({ outcome: 'TARGETS_REACHED', step: measurements[last]?.step });
    const lossMet = metAt(({ trainingLoss }) => trainingLoss <= 0.9);
    const accuracyMet = metAt(({ testAccuracy }) => (testAccuracy ?? 0) >= 0.6);
    expect(Math.max(lossMet, accuracyMet)).toBe(last);
    expect(measurements.every(({ testAccuracy }) => testAccuracy !== null)).toBe(true);
  });

  it('takes no untrained model for trained: a target that holds at step 0 is met at the first evaluation', async () => {
    const run = await createTrainingRun(
      withTraining({ targets: [{ metric: 'trainingLoss', threshold: 1000 }] }),
    );
    expect((await finish(run)).map(({ step }) => step)).toEqual([0, 1]);
    expect(run.done).toEqual({ outcome: 'TARGETS_REACHED', step: 1 });
  });

  it('starts every search of an epoch from twice the mean of the epoch before, under epochMean', async () => {
    const optimiser = { ...armijo, reset: 'epochMean' as const };
    // A ratio next to 1 evaluates at every step, so that a row tells one search.
    const evaluation = { ...plan.trainingSpec.evaluation, ratio: 1.0001 };
    const rows = await finish(await createTrainingRun(withTraining({ optimiser, evaluation })));
    const searches = rows.slice(1);
    expect(searches.at(-1)).toMatchObject({ exhaustedSearches: 0, belowResolutionSteps: 0 });
    const stepsPerEpoch = 12;
    let firstStepSize = 4;
    for (let epoch = 0; epoch < 6; epoch++) {
      const ofEpoch = searches.slice(epoch * stepsPerEpoch, (epoch + 1) * stepsPerEpoch);
      for (const { stepSize, meanTrials } of ofEpoch) {
        expect(stepSize).toBeCloseTo(firstStepSize * 0.9 ** ((meanTrials ?? 0) - 1), 9);
      }
      firstStepSize = 2 * (ofEpoch.reduce((sum, { stepSize }) => sum + (stepSize ?? 0), 0) / stepsPerEpoch);
    }
  });

  it('takes no more steps at a time than fit a slice, for it cannot stop in the middle of a call', async () => {
    const large: TrainingRunPlan = {
      ...plan,
      datasetSpec: { ...clusters, trainingExamples: 40_960 },
      trainingSpec: {
        ...plan.trainingSpec,
        evaluation: { ...plan.trainingSpec.evaluation, firstStep: 10 },
        maxExamplesPerRun: 100_000,
      },
      batchSize: 4096,
    };
    const run = await createTrainingRun(large, { sliceSeconds: 0 });
    const steps: number[] = [];
    for (let slice = 0; slice < 3; slice++) {
      await run.advance();
      steps.push(run.step);
    }
    await run.dispose();
    expect(steps).toEqual([0, 1, 2]);
  });

  it('keeps its log when it diverges', async () => {
    // Every trial is refused, so that this token step is applied: the parameters overflow.
    const optimiser = {
      ...armijo,
      maxTrials: 1,
      initialStepSize: 1e6,
      exhaustedStepSize: 1e38,
    };
    const run = await createTrainingRun(withTraining({ optimiser }));
    const measurements = await finish(run);
    expect(run.done?.outcome).toBe('DIVERGED');
    expect(measurements[0]?.step).toBe(0);
    expect(measurements.every(({ trainingLoss }) => Number.isFinite(trainingLoss))).toBe(true);
  });
});
