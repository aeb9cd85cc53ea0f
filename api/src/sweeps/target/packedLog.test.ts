import { expect, it } from '@jest/globals';
import { unpackLog } from './packedLog.ts';

it('gives back what PostgreSQL packed, wherever in a buffer it lies', () => {
  const evaluations = [
    { step: 1, value: 2.302585092994045 },
    { step: 1_000_000, value: Number.POSITIVE_INFINITY },
    { step: 2 ** 52, value: 5e-324 },
  ];
  // As the driver cuts it from a larger buffer, at any offset.
  const bytes = Buffer.alloc(3 + 48).subarray(3);
  for (const [index, { step, value }] of evaluations.entries()) {
    bytes.writeDoubleBE(step, 16 * index);
    bytes.writeDoubleBE(value, 16 * index + 8);
  }
  const run = { batchSize: 8, seed: 1, outcome: 'BUDGET_SPENT' as const };
  expect(unpackLog({ ...run, evaluations: bytes })).toEqual({ ...run, evaluations });
  expect(unpackLog({ ...run, evaluations: new Uint8Array() })).toEqual({ ...run, evaluations: [] });
});
