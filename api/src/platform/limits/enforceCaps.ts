import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { Access } from '../access/access.ts';
import type { CapOverrides, RowCap, RowCapName } from './caps.ts';
import { rowCaps } from './caps.ts';
import { personBehind } from './personBehind.ts';

/** The person and the team for whom the rows that a mutation has made count. */
export type CapSubjects = { access: Access; teamId: string | null; overrides: CapOverrides };

const capsByMutation = new Map<string, [RowCapName, RowCap][]>();
for (const entry of Object.entries(rowCaps).toSorted() as [RowCapName, RowCap][]) {
  for (const mutation of entry[1].mutations) {
    capsByMutation.set(mutation, [...(capsByMutation.get(mutation) ?? []), entry]);
  }
}

/**
 * What to say where a mutation has just made more rows than its team, or person, may have; null where it has not. It is asked at the
 * end of the mutation's transaction, which is undone then: those who come at once are counted one after another, each
 * with what the one before has committed. The locks are the last that the transaction takes, in one order, so that nobody
 * waits in a circle.
 */
export async function capExceededBy(
  transaction: Transaction,
  action: string,
  { access, teamId, overrides }: CapSubjects,
): Promise<string | null> {
  for (const [name, cap] of capsByMutation.get(action) ?? []) {
    const id = cap.per === 'team' ? teamId : personBehind(access);
    if (id === null) continue;
    const most = overrides[name] ?? cap.most;
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${name} ${id}`}, 0))`;
    const [measured] = await transaction.$queryRaw<{ amount: number }[]>(cap.measure(id, most));
    if ((measured?.amount ?? 0) <= most) continue;
    return excessText(cap, most);
  }
  return null;
}

/** What there is too much of, and what to do about it. */
export function excessText({ per, what, next }: RowCap, most: number): string {
  return `${per === 'team' ? 'A team has' : 'A person has'} at most ${most} ${what}. ${next}`;
}
