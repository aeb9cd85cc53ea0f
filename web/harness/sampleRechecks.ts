import type { SweepRechecksQuery } from '../graphql/generated/graphql.ts';

/** What re-checks of a sweep have found; those of one have seen b* move. */
export function sampleRechecks(id = ''): NonNullable<SweepRechecksQuery['sweep']> {
  const isChecked = id === 'sweep-214';
  const found = (value: number) => ({ value, lower: 0.86 * value, upper: 1.18 * value });
  const recheck = (number: number, verdict: 'SAME' | 'MOVED' | null, value: number | null, day: string) => ({
    verdict,
    direction: verdict === 'MOVED' ? ('UP' as const) : null,
    createdAt: `2026-11-${day}T08:00:00.000Z`,
    now: value === null ? null : found(value),
    sweep: { id: `sweep-${number}`, number, status: verdict ? ('FINISHED' as const) : ('RUNNING' as const) },
  });
  return {
    id,
    number: 214,
    createdAt: '2026-11-02T08:00:00.000Z',
    spending: [
      {
        device: 'cpu',
        deviceSeconds: 420,
        evaluationSeconds: 35,
        unpricedSeconds: 0,
        cost: [{ amount: 1.84, currency: 'EUR' }],
      },
    ],
    estimate: { lawsCriticalBatchSize: found(75) },
    recommendation: null,
    recheckOf: null,
    recheckSchedule: isChecked
      ? { everyWeeks: 1, deviceSecondsBudget: 600, nextDueAt: '2026-11-30T08:00:00.000Z' }
      : null,
    rechecks: isChecked
      ? [
          recheck(223, 'SAME', 78, '09'),
          recheck(224, 'MOVED', null, '14'),
          recheck(225, 'MOVED', 131, '16'),
          recheck(226, null, null, '23'),
        ]
      : [],
  };
}
