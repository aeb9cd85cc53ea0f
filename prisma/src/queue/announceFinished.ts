import type { Transaction } from '../client/createClient.ts';
import type { AnswerStatus } from '../generated/enums.ts';
import { announceEvent } from '../webhook/announceEvent.ts';
import { startersOf } from '../webhook/startersOf.ts';

/** A sweep that has finished. */
export type FinishedSweep = {
  sweepId: string;
  teamId: string;
  number: number;
  name: string;
  /** Runs that failed, and may be retried. */
  failed: number;
  /** Whether its answer counts every run. */
  answerStatus: AnswerStatus;
};

/**
 * Tells the team's webhooks that a sweep has finished, whoever started it that it has or that failed runs wait for them, and whoever
 * made a study that the stage of this sweep waits for a decision.
 */
export async function announceFinished(
  transaction: Transaction,
  { sweepId, teamId, number, name, failed, answerStatus }: FinishedSweep,
): Promise<void> {
  const sweep = { sweepId, number, name };
  const starters = await startersOf(transaction, sweepId);
  const creator = { userIds: starters };
  await announceEvent(transaction, {
    ...{ teamId, kind: 'SWEEP_DONE', data: { ...sweep, answerStatus } },
    ...(failed === 0 && creator),
  });
  if (failed > 0) {
    const data = { ...sweep, reason: 'RUNS_FAILED', failed };
    await announceEvent(transaction, { teamId, kind: 'SWEEP_WAITS', data, ...creator });
  }
  const stages = await transaction.studyStage.findMany({ where: { sweepId }, include: { study: true } });
  for (const { id: studyStageId, name: stage, study } of stages) {
    const data = { studyId: study.id, studyStageId, study: study.name, stage };
    const userIds = study.createdById ? [study.createdById] : starters;
    await announceEvent(transaction, { teamId, kind: 'DECISION_WAITS', data, userIds });
  }
}
