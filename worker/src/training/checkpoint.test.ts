import { optimiserSchema, type ResetRule, updateRuleNames } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import type { Measurement } from './measurement.ts';
import { finish } from './testing/finish.ts';
import { loadableEngines } from './testing/loadableEngines.ts';
import { armijo, plan, withTraining } from './testing/smallRun.ts';
import { withoutTimings } from './testing/withoutTimings.ts';
import { createTrainingRun } from './trainingRun.ts';
import type { TrainingRunPlan } from './trainingRun.type.ts';

const engines = await loadableEngines();

describe('a checkpoint', () => {
  const ruled = (reset: ResetRule) => withTraining({ optimiser: { ...armijo, reset } });

  /** A run that was stopped after so many slices of one call each, and went on elsewhere. */
  async function interrupted(of: TrainingRunPlan, slices: number) {
    const first = await createTrainingRun(of, { sliceSeconds: 0 });
    const measurements: Measurement[] = [];
    for (let slice = 0; slice < slices; slice++) measurements.push(...(await first.advance()));
    const checkpoint = await first.checkpoint();
    await first.dispose();
    measurements.push(...(await finish(await createTrainingRun({ ...of, checkpoint }))));
    return measurements;
  }

  it.each<ResetRule>(['previous', 'increase', 'maximum', 'epochMean'])(
    'gives the measurements of an undisturbed run, bit for bit, wherever it is taken (%s)',
    async (reset) => {
      const undisturbed = withoutTimings(await finish(await createTrainingRun(ruled(reset))));
      for (const slices of [0, 1, 2, 7, 20, 25]) {
        expect(withoutTimings(await interrupted(ruled(reset), slices))).toEqual(undisturbed);
      }
    },
  );

  const schedule = { name: 'cosine', durationExamples: 1000 };

  it.each(updateRuleNames.flatMap((name) => engines.map((engine) => ({ name, engine }))))(
    'holds what $name remembers, on the $engine engine',
    async ({ name, engine }) => {
      const optimiser = optimiserSchema.parse({ name, learningRate: { base: 0.05, schedule } });
      const ruled = { ...withTraining({ optimiser }), engine };
      const undisturbed = withoutTimings(await finish(await createTrainingRun(ruled)));
      for (const slices of [1, 7, 20])
        expect(withoutTimings(await interrupted(ruled, slices))).toEqual(undisturbed);
    },
  );

  it('does so under a line search on the reference engine, too', async () => {
    const reference: TrainingRunPlan = { ...ruled('epochMean'), engine: 'reference' };
    expect(withoutTimings(await interrupted(reference, 21))).toEqual(
      withoutTimings(await finish(await createTrainingRun(reference))),
    );
  });

  it('of an ended run says that it has ended', async () => {
    const run = await createTrainingRun(plan);
    while (!run.done) await run.advance();
    const again = await createTrainingRun({ ...plan, checkpoint: await run.checkpoint() });
    expect(again.done).toEqual(run.done);
    expect(await again.advance()).toEqual([]);
    await Promise.all([run.dispose(), again.dispose()]);
  });

  it('of a run that spent its budget goes on where it is given more, as if it had had it from the start', async () => {
    const losses = (rows: Measurement[]) => rows.map(({ step, trainingLoss }) => [step, trainingLoss]);
    const unmet = { targets: [{ metric: 'trainingLoss' as const, threshold: 1e-9 }] };
    const poor = withTraining({ ...unmet, maxExamplesPerRun: 40 * plan.batchSize });
    const rich = withTraining({ ...unmet, maxExamplesPerRun: 90 * plan.batchSize });
    const run = await createTrainingRun(poor);
    const before: Measurement[] = [];
    while (!run.done) before.push(...(await run.advance()));
    expect(run.done).toEqual({ outcome: 'BUDGET_SPENT', step: 40 });
    const after = await finish(await createTrainingRun({ ...rich, checkpoint: await run.checkpoint() }));
    await run.dispose();
    const whole = losses(await finish(await createTrainingRun(rich)));
    // The end of the former budget was looked at, too.
    const seen = losses([...before, ...after]).filter(
      ([step]) => step !== 40 || whole.some((row) => row[0] === 40),
    );
    expect(seen).toEqual(whole);
  });

  it('is refused where it is cut short, of another version or of another run', async () => {
    const run = await createTrainingRun(plan);
    const checkpoint = await run.checkpoint();
    await run.dispose();
    const renamed = Uint8Array.from(checkpoint);
    renamed[0] = 0;
    const refused = [
      { ...plan, checkpoint: checkpoint.subarray(0, checkpoint.length - 4) },
      { ...plan, checkpoint: new Uint8Array() },
      { ...plan, checkpoint: renamed },
      { ...plan, seed: 10, checkpoint },
    ];
    for (const damaged of refused) {
      await expect(createTrainingRun(damaged)).rejects.toMatchObject({ code: 'CHECKPOINT_MISMATCH' });
    }
  });
});
