import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { Sweep } from '@critbatch/prisma/generated/client';
import { bestOfRuns } from '@critbatch/prisma/run/bestOfRuns';
import { missedRuns } from '@critbatch/prisma/run/missedRuns';
import { liesInMissedRuns } from '@critbatch/theory';
import { longStepsOf } from '../../answers/estimate/longSteps.ts';
import { looserTargetIn } from '../../answers/estimate/looserTarget.ts';
import type { MemoFinding } from './memoData.ts';

/** Adds to findings without an answer what the runs that missed the target advise: smaller steps, or a looser target. */
export async function withAdvice(
  prisma: Transaction,
  findings: ReadonlyMap<Sweep, MemoFinding>,
  before: Date,
): Promise<MemoFinding[]> {
  const asked = [...findings].filter(([, { reason }]) => liesInMissedRuns(reason)).map(([{ id }]) => id);
  const missed = asked.length > 0 ? await missedRuns(prisma, asked, before) : [];
  const bySweep = Map.groupBy(missed, ({ sweepId }) => sweepId);
  const looser = await looserTargets(prisma, findings, before);
  return [...findings].map(([sweep, finding]) => {
    const steps = longStepsOf(sweep, bySweep.get(sweep.id) ?? []);
    if (steps) return { ...finding, tooLongSteps: steps };
    const target = looser.get(sweep.id);
    return target ? { ...finding, looserTarget: target } : finding;
  });
}

/** The looser target of each sweep of which no run reached the primary one. */
async function looserTargets(prisma: Transaction, findings: ReadonlyMap<Sweep, MemoFinding>, before: Date) {
  const asked = [...findings].filter(([, { reason }]) => reason === 'EVERYTHING_CENSORED');
  if (asked.length === 0) return new Map();
  const targets = await prisma.target.findMany({
    where: { sweepId: { in: asked.map(([{ id }]) => id) }, position: 0 },
    select: { id: true, sweepId: true },
  });
  const found = Map.groupBy(
    await bestOfRuns(
      prisma,
      targets.map(({ id }) => id),
      before,
    ),
    ({ targetId }) => targetId,
  );
  return new Map(targets.map(({ id, sweepId }) => [sweepId, looserTargetIn(found.get(id) ?? [])]));
}
