import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { InferenceSession } from 'onnxruntime-node';
import type { StepOutcome } from '../trainingEngine.ts';
import { openPhaseSample } from './phaseSample.ts';

const outcomes = (steps: number, trials: number): StepOutcome[] =>
  Array.from({ length: steps }, () => ({
    status: 'accepted',
    batchLoss: 1,
    squaredGradientNorm: 1,
    stepSize: 1,
    trials,
    rememberedStepSize: 1,
  }));

type Durations = Record<string, number[]>;
const released: InferenceSession[] = [];

/** A session that writes, as ONNX Runtime does, how long each call of its kernels took: in microseconds by phase. */
function sessionOf(prefix: string | undefined, durations: Durations): InferenceSession {
  const lines = Object.entries(durations).flatMap(([phase, each]) =>
    each.map(
      (dur) =>
        `{"cat" : "Node","dur" :${dur},"name" :"${phase}/x_kernel_time","args" : {"op_name" : "Gemm"}},`,
    ),
  );
  const session = {
    endProfiling: () => writeFileSync(`${prefix}.json`, lines.join('\n')),
    release: async () => void released.push(session),
  } as unknown as InferenceSession;
  return session;
}

const times = (count: number, microseconds: number) => Array.from({ length: count }, () => microseconds);
/** Three steps with two trials each: a step's data take 1, its gradient 4, its update 1, and a trial 2. */
const usual = { batch: times(3, 1), gradient: times(3, 4), search: times(6, 2), update: times(3, 1) };

/** A sample of a run whose session takes these times; opening it took so long that no further one is due. */
async function openSample(durations: Durations) {
  let clock = 0;
  let prefix: string | undefined;
  const open = async ({ profileFilePrefix }: InferenceSession.SessionOptions) => {
    clock += 1_000;
    prefix = profileFilePrefix;
    return sessionOf(profileFilePrefix, durations);
  };
  const sample = openPhaseSample(open, () => clock);
  const session = await sample.openOwn();
  return { sample, session, prefix };
}

describe('the time of calls by phase', () => {
  it('is shared out by what a step, a trial and an update took in the first calls', async () => {
    const { sample, session, prefix } = await openSample(usual);
    await sample.called(session, 1, outcomes(1, 2));
    expect(sample.phases()).toBeNull();
    await sample.called(session, 2, outcomes(2, 2));
    expect(existsSync(`${prefix}.json`)).toBe(false);
    // A step takes ten parts: 1, 4, 4 and 1.
    expect(sample.phases()).toEqual({
      data: expect.closeTo(0.3, 12),
      gradient: expect.closeTo(1.2, 12),
      search: expect.closeTo(1.2, 12),
      update: expect.closeTo(0.3, 12),
    });
    // Seven trials a step: 1, 4, 14 and 1 of twenty parts.
    await sample.called(session, 20, outcomes(5, 7));
    expect(sample.phases()?.search).toBeCloseTo(1.2 + 14, 12);
    expect(sample.phases()?.gradient).toBeCloseTo(1.2 + 4, 12);
  });

  it('knows that further trials of a batch are quicker than its first one', async () => {
    // Nineteen trials in the first step and one in the second, as runs begin: 8 for the first of each, 1 for all others.
    const search = [8, ...times(18, 1), 8];
    const { sample, session } = await openSample({ gradient: times(2, 8), search });
    await sample.called(session, 8 + 26, outcomes(1, 19));
    await sample.called(session, 8 + 8, outcomes(1, 1));
    // Later steps search once: half of their time, not the 1.7 parts of 9.7 that an average trial of the first took.
    const before = sample.phases()?.search ?? 0;
    expect(before).toBeCloseTo(26 + 8, 12);
    await sample.called(session, 20 * 16, outcomes(20, 1));
    expect((sample.phases()?.search ?? 0) - before).toBeCloseTo(20 * 8, 10);
  });

  it('counts what a search does once, whatever its trials, to its first trial', async () => {
    // A kernel before the loop, of 5, and none of whose calls is of a trial; three trials in two steps.
    const { sample, session } = await openSample({ gradient: times(2, 5), search: times(2, 5) });
    await sample.called(session, 10, outcomes(1, 2));
    await sample.called(session, 10, outcomes(1, 1));
    expect(sample.phases()).toMatchObject({
      gradient: expect.closeTo(10, 12),
      search: expect.closeTo(10, 12),
    });
    await sample.called(session, 10, outcomes(1, 9));
    expect(sample.phases()?.search).toBeCloseTo(15, 12);
  });

  it.each([
    ['gradient', { ...usual, gradient: [4, 30_000, 4, 4] }],
    ['trial', { ...usual, search: [2, 2, 30_000, 2, 2, 2] }],
  ])('is not told by one %s during which another program had the processor', async (_, durations) => {
    const { sample, session } = await openSample(durations);
    await sample.called(session, 1, outcomes(1, 2));
    await sample.called(session, 2, outcomes(2, 2));
    const { search = 0, gradient = 0 } = sample.phases() ?? {};
    expect(search / (search + gradient)).toBeGreaterThan(0.4);
    expect(search / (search + gradient)).toBeLessThan(0.6);
  });

  it('is not known where the files that tell it were swept up, and nothing else comes of that', async () => {
    const { sample, session, prefix = '' } = await openSample(usual);
    session.endProfiling = () => {};
    rmSync(dirname(prefix), { recursive: true });
    for (const _ of [1, 2, 3]) await sample.called(session, 1, outcomes(1, 2));
    expect(sample.phases()).toBeNull();
    await sample.close(session);
  });

  it('is learnt anew all over the run, in sessions of their own, for at most a hundredth of it', async () => {
    let clock = 0;
    let opened = 0;
    // From the second sample on trials take five times as long.
    const later = { ...usual, search: times(6, 10) };
    const sample = openPhaseSample(
      async ({ profileFilePrefix }) => {
        opened += 1;
        clock += 0.5;
        return sessionOf(profileFilePrefix, opened === 1 ? usual : later);
      },
      () => clock,
    );
    const own = await sample.openOwn();
    let spent = 0;
    const call = async () => {
      const session = await sample.session(own);
      await sample.called(session, 1, outcomes(1, 2));
      spent += 1;
      return session;
    };
    for (let calls = 0; calls < 1_000; calls += 1) {
      const session = await call();
      if (session !== own) expect(released.at(-1)).toBe(session);
      expect(0.5 * (opened - 1)).toBeLessThanOrEqual(spent / costsAtMost);
    }
    expect(opened).toBeGreaterThanOrEqual(5);
    const { search = 0 } = sample.phases() ?? {};
    // 4 of 10 parts by the first sample alone, 20 of 26 by the later ones.
    expect(search / spent).toBeGreaterThan(0.6);
    expect(search / spent).toBeLessThan(20 / 26);
  });
});

/** One part in so many. */
const costsAtMost = 100;
