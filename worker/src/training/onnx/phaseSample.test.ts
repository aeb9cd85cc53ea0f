import { existsSync, writeFileSync } from 'node:fs';
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

/** A session that writes, as ONNX Runtime does, how long its kernels took: of one step, in microseconds by phase. */
function sessionOf(prefix: string, events: [phase: string, microseconds: number][]): InferenceSession {
  const line = ([phase, duration]: [string, number]) =>
    `{"cat" : "Node","dur" :${duration},"name" :"${phase}/x_kernel_time","args" : {"op_name" : "Gemm"}},`;
  return {
    endProfiling: () => writeFileSync(`${prefix}.json`, events.map(line).join('\n')),
  } as unknown as InferenceSession;
}

describe('the time of calls by phase', () => {
  it('is shared out by what a step, a trial and an update took in the first calls', async () => {
    const sample = openPhaseSample();
    const prefix = sample.options.profileFilePrefix as string;
    // Three steps with two trials each: a step's data take 1, its gradient 4, its update 1, and a trial 2.
    const session = sessionOf(prefix, [
      ['batch', 3],
      ['gradient', 12],
      ['search', 12],
      ['update', 3],
    ]);
    await sample.called(session, 1, outcomes(1, 2));
    expect(sample.phases()).toBeNull();
    await sample.called(session, 2, outcomes(2, 2));
    expect(existsSync(`${prefix}.json`)).toBe(false);
    // Of ten parts a step: 1, 4, 4 and 1.
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
});
