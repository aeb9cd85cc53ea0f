import type { Transaction } from '@critbatch/prisma/client/createClient';
import { findNewestHeads, findResults } from '../../answers/estimate/estimate.service.ts';
import type { MemoDecision } from './memoData.ts';
import { named } from './memoRisks.ts';
import type { MemoScope } from './memoScope.type.ts';
import type { Week } from './week.ts';

/** The newest stages that wait; a team with more has them on the pages of its studies. */
const mostStages = 20;

/** Stages without a decision when the week ended, though their sweep had ended; without those whose next stage has a sweep. */
export async function memoDecisions(
  prisma: Transaction,
  { teamId, studyId }: MemoScope,
  { until }: Week,
): Promise<MemoDecision[]> {
  const stages = await prisma.studyStage.findMany({
    where: {
      teamId,
      ...(studyId ? { studyId } : {}),
      sweep: { status: 'FINISHED', finishedAt: { lt: until } },
      NOT: { decision: { decidedAt: { lt: until } } },
      OR: [{ decision: null }, { decision: { decidedAt: { gte: until } } }],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 10 * mostStages,
    include: {
      study: { select: { name: true, stages: { select: { position: true, sweepId: true } } } },
      sweep: {
        select: { name: true, number: true, targets: { where: { position: 0 }, select: { id: true } } },
      },
    },
  });
  const waiting = stages
    .filter(
      ({ position, study }) =>
        !study.stages.some((next) => next.position === position + 1 && next.sweepId !== null),
    )
    .slice(0, mostStages);
  const targets = waiting.flatMap(({ sweep }) => sweep?.targets.map(({ id }) => id) ?? []);
  const heads = await findNewestHeads(prisma, targets, until);
  const results = await findResults(
    prisma,
    heads.map(({ id }) => id),
  );
  return waiting.flatMap(({ name, study, sweep }) => {
    if (!sweep) return [];
    const [target] = sweep.targets;
    const head = heads.find(({ targetId }) => targetId === target?.id);
    const found = results.find(({ id }) => id === head?.id)?.result.criticalBatchSize ?? null;
    const criticalBatchSize = found && { value: found.value, lower: found.lower, upper: found.upper };
    return [{ ...named(sweep), study: study.name, stage: name, criticalBatchSize }];
  });
}
