import { afterEach, describe, expect, it } from '@jest/globals';
import { profileTable } from './profileTable.ts';
import { disposeEngines, openEngine, smallPlan, trainSteps } from './testing/smallEngine.ts';
import type { KernelTime } from './trainingEngine.ts';

afterEach(disposeEngines);

describe('the profile of the onnx engine', () => {
  it('counts the kernels of every phase of the steps and evaluations made', async () => {
    const engine = await openEngine('onnx', smallPlan, 1, { profile: true });
    const outcomes = await trainSteps(engine, smallPlan, 12);
    await engine.evaluate('test', Int32Array.of(1, 2, 3));
    const times = (await engine.profile?.()) as KernelTime[];
    const callsOf = (phase: string, kernel: RegExp) =>
      times
        .filter((time) => time.phase === phase && kernel.test(time.kernel))
        .reduce((sum, { calls }) => sum + calls, 0);
    // A batch's examples and labels are gathered once a step; each trial computes the second layer's product anew.
    expect(callsOf('batch', /^Gather$/)).toBeGreaterThanOrEqual(2 * 12);
    const trials = outcomes.reduce((sum, outcome) => sum + outcome.trials, 0);
    expect(callsOf('search', /Gemm|MatMul/)).toBeGreaterThanOrEqual(trials);
    expect(callsOf('gradient', /Gemm|MatMul/)).toBeGreaterThanOrEqual(4 * 12);
    expect(callsOf('update', /Sub|Gemm/)).toBeGreaterThanOrEqual(4 * 12);
    expect(callsOf('evaluation', /Gemm|MatMul/)).toBe(2);
    expect(times.every(({ milliseconds }) => milliseconds >= 0)).toBe(true);
  });

  it('becomes a table of phases and kernels, in shares of the clock', () => {
    const times = [
      { phase: 'gradient', kernel: 'Gemm', calls: 20, milliseconds: 6 },
      { phase: 'search', kernel: 'Gemm', calls: 30, milliseconds: 3 },
      { phase: 'gradient', kernel: 'Relu', calls: 10, milliseconds: 1 },
    ];
    const work = { batchSize: 32, steps: 10, stepSeconds: 0.02, evaluationSeconds: 0 };
    expect(profileTable(times, work).split('\n')).toEqual([
      'Profile of 10 steps at batch size 32: 2.000 ms a step, evaluations 0.00 s. Measuring itself slows small kernels.',
      '',
      'phase              calls    ms  ms/step   share',
      'gradient              30   7.0    0.700  35.0 %',
      'search                30   3.0    0.300  15.0 %',
      '(between kernels)      0  10.0    1.000  50.0 %',
      '',
      'phase     kernel  calls   ms  ms/step   share',
      'gradient  Gemm       20  6.0    0.600  30.0 %',
      'search    Gemm       30  3.0    0.300  15.0 %',
      'gradient  Relu       10  1.0    0.100   5.0 %',
      '',
    ]);
  });
});
