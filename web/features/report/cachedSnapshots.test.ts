import type { ReportSnapshot } from '@critbatch/theory';
import { expect, it } from '@jest/globals';
import { cachedSnapshot } from './cachedSnapshots.ts';

/** A snapshot of one sweep with so many runs. */
const snapshotOf = (runs: number) =>
  ({ sweeps: [{ runs: Array(runs).fill({}) }] }) as unknown as ReportSnapshot;

it('reads a snapshot once while there is room, the oldest making room for the newest', async () => {
  const reads: string[] = [];
  const open = (key: string, runs: number) =>
    cachedSnapshot(key, async () => {
      reads.push(key);
      return snapshotOf(runs);
    });
  const first = await open('one', 10_000);
  expect(await open('one', 10_000)).toBe(first);
  for (const key of ['two', 'three']) await open(key, 10_000);
  // Asked for again, and so younger than the second.
  await open('one', 10_000);
  for (const key of ['four', 'two']) await open(key, 10_000);
  expect(reads).toEqual(['one', 'two', 'three', 'four', 'two']);
  expect(await open('one', 10_000)).toBe(first);
});

it('keeps nothing of a link that has ended', async () => {
  expect(await cachedSnapshot('gone', async () => null)).toBeNull();
  const snapshot = snapshotOf(1);
  expect(await cachedSnapshot('gone', async () => snapshot)).toBe(snapshot);
});
