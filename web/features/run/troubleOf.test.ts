import { describe, expect, it } from '@jest/globals';
import type { TroubledRun } from './troubleOf.ts';
import { troubleOf } from './troubleOf.ts';

const run = (batchSize: number, seed: number, given: Partial<TroubledRun>): TroubledRun => ({
  id: `run-${batchSize}-${seed}`,
  batchSize,
  seed,
  status: 'SUCCEEDED',
  outcome: 'TARGETS_REACHED',
  step: 40,
  failure: null,
  tooLargeFor: [],
  attempts: [],
  ...given,
});
const failure = { code: 'WORKER_FAILED', message: 'it broke', retryable: true };
const [diverged, hopeless] = [{ outcome: 'DIVERGED' as const }, { outcome: 'HOPELESS' as const }];
const failed = { status: 'FAILED' as const, outcome: null, failure };
const ids = (runs: readonly TroubledRun[] | undefined) => runs?.map(({ id }) => id);

describe('runs that ended badly', () => {
  it('stand by kind, and those that diverged or do not fit by batch size', () => {
    const trouble = troubleOf([
      run(8, 1, {}),
      run(16, 1, failed),
      run(32, 1, diverged),
      run(32, 2, diverged),
      run(64, 1, diverged),
      run(128, 1, hopeless),
      run(128, 2, hopeless),
      run(256, 1, { ...failed, tooLargeFor: ['cuda'] }),
    ]);
    expect(trouble?.diverged.map(ids)).toEqual([['run-32-1', 'run-32-2'], ['run-64-1']]);
    expect(trouble?.tooLarge.map(ids)).toEqual([['run-256-1']]);
    expect(trouble?.hopeless.map(ids)).toEqual([['run-128-1', 'run-128-2']]);
    expect(ids(trouble?.failed)).toEqual(['run-16-1']);
    expect(trouble?.again).toEqual([]);
  });

  it('are nothing to tell where every run ended well', () => {
    expect(troubleOf([run(8, 1, {}), run(8, 2, {})])).toBeNull();
  });
});
