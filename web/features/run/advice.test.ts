import { expect, it } from '@jest/globals';
import { retryOf } from './advice.ts';

it('offers no retry that will not help, and says where a larger device is what helps', () => {
  const failure = { code: 'WORKER_FAILED', message: 'it broke', retryable: true };
  const broke = { status: 'FAILED' as const, failure, tooLargeFor: [] };
  const lost = { ...broke, failure: { ...failure, retryable: false } };
  const tooLarge = { ...lost, tooLargeFor: ['cpu'] };
  // Neither diverged nor hopeless runs have failed.
  const diverged = { status: 'SUCCEEDED' as const, failure: null, tooLargeFor: [] };
  expect(retryOf([diverged, lost])).toBeNull();
  expect(retryOf([diverged, lost, tooLarge])).toBe('retryLarger');
  expect(retryOf([tooLarge, broke])).toBe('retry');
});
