import type { Transaction } from '../client/createClient.ts';
import type { AnswerStatus, SweepOrigin, SweepStatus } from '../generated/enums.ts';
import type { FinishedSweep } from './announceFinished.ts';
import { announceFinished } from './announceFinished.ts';
import { appendSweepEvents } from './appendSweepEvents.ts';

type Ended = FinishedSweep & { status: SweepStatus; origin: SweepOrigin; before: AnswerStatus };

/**
 * Says of an ended sweep whether its answer counts every run. A sweep that finished is announced with that, once: who hears of it reads its
 * answer. Nothing happens where it is said already, or where runs are open again.
 */
export async function settleAnswer(
  transaction: Transaction,
  sweepId: string,
  answerStatus: Exclude<AnswerStatus, 'COUNTING'>,
): Promise<void> {
  const [ended] = await transaction.$queryRaw<Ended[]>`
    WITH ended AS (
      SELECT id, "answerStatus" AS before FROM "Sweep"
      WHERE id = ${sweepId}::uuid AND status <> 'RUNNING' AND "answerStatus" NOT IN ('COMPLETE', ${answerStatus}::"AnswerStatus")
      FOR NO KEY UPDATE
    )
    UPDATE "Sweep" sweep SET "answerStatus" = ${answerStatus}::"AnswerStatus" FROM ended WHERE sweep.id = ended.id
    RETURNING sweep.id AS "sweepId", "teamId", number, name, status, origin, before, "answerStatus",
      (SELECT count(*)::int FROM "Run" WHERE "sweepId" = sweep.id AND "Run".status = 'FAILED') AS failed`;
  if (!ended) return;
  await appendSweepEvents(transaction, sweepId, [{ kind: 'ANSWER_SETTLED' }]);
  const isNews = ended.before === 'COUNTING' && ended.status === 'FINISHED' && ended.origin !== 'IMPORTED';
  if (isNews) await announceFinished(transaction, ended);
}
