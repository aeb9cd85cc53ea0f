import { createHash } from 'node:crypto';
import {
  datasetSpecSchema,
  modelSpecSchema,
  optimiserSchema,
  type ResetRule,
  updateRuleNames,
} from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { retrainSegment, type Segment } from './retrainSegment.ts';
import { type Left, leaveTrail } from './testing/leaveTrail.ts';
import { loadableEngines } from './testing/loadableEngines.ts';
import { armijo, plan, withTraining } from './testing/smallRun.ts';
import { withoutTimings } from './testing/withoutTimings.ts';
import { createTrainingRun } from './trainingRun.ts';
import type { TrainingRunPlan } from './trainingRun.type.ts';

const engines = await loadableEngines();
const open = (given: TrainingRunPlan) => createTrainingRun(given, { sliceSeconds: 0 });

/** Trains every segment of it again, and compares with what it left. */
async function expectEverySegmentRepeats(
  of: TrainingRunPlan,
  { rows, end, trail }: Left,
  formerEnds: readonly number[] = [],
): Promise<number> {
  const starts = [undefined, ...trail];
  for (const [index, from] of starts.entries()) {
    const to = trail[index];
    const toStep = to?.step ?? end?.step ?? 0;
    const isLast = to === undefined;
    const segment: Segment = {
      plan: { ...of, checkpoint: from?.bytes },
      toStep,
      isLast,
      formerEnds: formerEnds.filter((step) => step > (from?.step ?? 0) && step <= toStep),
    };
    const again = await retrainSegment(segment, { open });
    const within = rows.filter(({ step }) => step > (from?.step ?? -1) && step <= toStep);
    expect(withoutTimings(again.rows)).toEqual(withoutTimings(within));
    expect({ ...again, rows: null }).toEqual({
      fromStep: from?.step ?? 0,
      rows: null,
      end: isLast ? end : null,
      sha256: to ? createHash('sha256').update(to.bytes).digest('hex') : null,
    });
  }
  return starts.length;
}

const rule = (reset: ResetRule) => withTraining({ optimiser: { ...armijo, reset } });
const schedule = { name: 'cosine', durationExamples: 1000 };
const resets = ['previous', 'increase', 'maximum', 'epochMean'] as const;
const policies: { policy: string; of: TrainingRunPlan }[] = [
  ...resets.map((reset) => ({ policy: `Armijo ${reset}`, of: rule(reset) })),
  ...updateRuleNames.map((name) => ({
    policy: name,
    of: withTraining({
      optimiser: optimiserSchema.parse({ name, learningRate: { base: 0.05, schedule } }),
    }),
  })),
];
const { evaluation } = plan.trainingSpec;

describe('a segment that is trained again', () => {
  it.each(policies.flatMap(({ policy, of }) => engines.map((engine) => ({ policy, engine, of }))))(
    'gives the same bits under $policy on the $engine engine, whatever was killed and resumed',
    async ({ of, engine }) => {
      const here = { ...of, engine };
      expect(await expectEverySegmentRepeats(here, await leaveTrail(here))).toBeGreaterThan(3);
      const killed = await leaveTrail(here, { every: 4, kills: [2, 7, 11] });
      expect(await expectEverySegmentRepeats(here, killed)).toBeGreaterThan(3);
    },
  );

  it('gives the same bits where everything that can be measured is', async () => {
    const measured = withTraining({
      targets: [
        { metric: 'testAccuracy', threshold: 0.99 },
        { metric: 'gradientNorm', threshold: 1e-9 },
      ],
      evaluation: { ...evaluation, testEvery: 2, gradientEvery: 3, noiseEvery: 2, noiseExamples: 64 },
    });
    await expectEverySegmentRepeats(measured, await leaveTrail(measured));
  });

  it('gives the same bits of a run that goes back to find K to the step', async () => {
    const exact = withTraining({
      targets: [{ metric: 'trainingLoss', threshold: 0.75 }],
      evaluation: { ...evaluation, ratio: 2, isExact: true },
    });
    const left = await leaveTrail(exact, { every: 1, kills: [3] });
    expect(left.end?.outcome).toBe('TARGETS_REACHED');
    await expectEverySegmentRepeats(exact, left);
  });

  it.each([
    ['between two points', [33, 51], false],
    ['twice between two points', [33, 34], false],
    ['at points, and where the log had gone back to find K', [20, 40], true],
  ])(
    'gives the same bits of a run that was given more budget after its end: %s',
    async (_, ends, isExact) => {
      const of = withTraining({
        ...(isExact && { targets: [{ metric: 'trainingLoss', threshold: 0.2 }] }),
        evaluation: { ...evaluation, testEvery: 2, isExact },
      });
      const left = await leaveTrail(of, { every: isExact ? 1 : 4, kills: [2], formerEnds: ends });
      // Where it ended there is a row that the schedule has not.
      const plain = await leaveTrail(of);
      expect(left.rows.map(({ step }) => step)).toEqual(expect.arrayContaining([...ends]));
      expect(plain.rows.map(({ step }) => step)).not.toEqual(expect.arrayContaining([...ends]));
      expect(await expectEverySegmentRepeats(of, left, ends)).toBeGreaterThan(3);
    },
  );

  it('gives the same bits of an image model with moving statistics, on examples that are drawn anew', async () => {
    const images = { ...plan.datasetSpec, inputShape: [8, 8, 3], classes: 4 };
    const augmented = { ...images, augmentation: { flip: true, shift: 1 } };
    const residual = { architecture: 'resnet', depth: 8, normalisation: 'batchNorm' };
    const of = {
      ...withTraining({ maxExamplesPerRun: 8 * plan.batchSize }),
      modelSpec: modelSpecSchema.parse({ ...residual, inputShape: [8, 8, 3], classes: 4 }),
      datasetSpec: datasetSpecSchema.parse(augmented),
    };
    expect(
      await expectEverySegmentRepeats(of, await leaveTrail(of, { every: 5, kills: [7] })),
    ).toBeGreaterThan(1);
  });

  it('ends where a run diverged', async () => {
    const wild = withTraining({
      optimiser: optimiserSchema.parse({ name: 'sgd', learningRate: { base: 1e30 } }),
    });
    const left = await leaveTrail(wild, { every: 1 });
    expect(left.end?.outcome).toBe('DIVERGED');
    await expectEverySegmentRepeats(wild, left);
  });

  it('says that a run goes on which is said to have ended', async () => {
    const { rows, trail } = await leaveTrail(plan);
    const [from] = trail;
    const [, , to] = rows.filter(({ step }) => step > (from?.step ?? 0));
    const cut: Segment = { plan: { ...plan, checkpoint: from?.bytes }, toStep: to?.step ?? 0, isLast: true };
    expect((await retrainSegment(cut, { open })).end).toBeNull();
  });

  it('differs where a single bit of the point that it begins at was changed', async () => {
    const { trail } = await leaveTrail(plan);
    const [from, to] = trail;
    const altered = Uint8Array.from(from?.bytes ?? []);
    altered[altered.length - 3] = (altered.at(-3) ?? 0) ^ 1;
    const segment = { plan: { ...plan, checkpoint: altered }, toStep: to?.step ?? 0, isLast: false };
    const again = await retrainSegment(segment, { open });
    expect(again.sha256).not.toBe(
      createHash('sha256')
        .update(to?.bytes ?? '')
        .digest('hex'),
    );
  });

  it('is cut short by its signal, and refuses the point of another run', async () => {
    const { trail } = await leaveTrail(plan);
    const segment = { plan: { ...plan, checkpoint: trail[0]?.bytes }, toStep: 75, isLast: true };
    const signal = AbortSignal.abort(new Error('too slow'));
    await expect(retrainSegment(segment, { open, signal })).rejects.toThrow('too slow');
    const other = { ...segment, plan: { ...segment.plan, seed: 10 } };
    await expect(retrainSegment(other, { open })).rejects.toMatchObject({ code: 'CHECKPOINT_MISMATCH' });
  });
});
