import { expect, it } from '@jest/globals';
import { isThere, lastHeardOf } from './presence.ts';

const now = new Date('2026-12-01T12:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - 1000 * seconds);
const lastSeenAt = ago(3600);

it.each([5, 30, 3600])('a worker is heard of when it renews a lease, if that is for %d s', (leaseSeconds) => {
  const renewed = (seconds: number) => [{ leaseExpiresAt: ago(seconds - leaseSeconds) }];
  expect(lastHeardOf({ lastSeenAt }, renewed(20), leaseSeconds)).toEqual(ago(20));
  for (const [seconds, expected] of [
    [20, true],
    [61, false],
  ] as const) {
    expect(isThere(lastHeardOf({ lastSeenAt }, renewed(seconds), leaseSeconds), now)).toBe(expected);
  }
});

it('one that holds nothing is heard of when it asks', () => {
  expect(lastHeardOf({ lastSeenAt }, [{ leaseExpiresAt: null }], 30)).toEqual(lastSeenAt);
});
