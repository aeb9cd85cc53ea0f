import type { Transaction } from '@critbatch/prisma/client/createClient';

/** A sweep as the boards of a benchmark list it. */
export type Listed = { sweepId: string; benchmarkId: string };

/** Whether training a segment of a sweep's runs again gave something else than its log, and the benchmark's team lets that stand. */
export async function isContradicted(prisma: Transaction, listed: Listed): Promise<boolean> {
  const latest = await prisma.retraining.findFirst({
    where: { verdict: 'MISMATCHED', run: { sweepId: listed.sweepId } },
    orderBy: { endedAt: 'desc' },
    select: { endedAt: true },
  });
  return latest !== null && !isSetAside(latest, await setAsideUntil(prisma, listed));
}

/**
 * Mismatches known by then are set aside: when the submitter's latest objection was opened that the benchmark's team upheld. What
 * is found later takes another objection. Null where there is none.
 */
export async function setAsideUntil(
  prisma: Transaction,
  { sweepId, benchmarkId }: Listed,
): Promise<Date | null> {
  const objection = await prisma.dispute.findFirst({
    where: {
      status: 'UPHELD',
      submission: { sweepId, version: { benchmarkId } },
      team: { sweeps: { some: { id: sweepId } } },
    },
    orderBy: { openedAt: 'desc' },
    select: { openedAt: true },
  });
  return objection?.openedAt ?? null;
}

export function isSetAside({ endedAt }: { endedAt: Date | null }, until: Date | null): boolean {
  return endedAt !== null && until !== null && endedAt <= until;
}
