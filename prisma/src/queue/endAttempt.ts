import type { Transaction } from '../client/createClient.ts';
import type { AttemptEnd } from '../generated/enums.ts';

/** What the worker said of a fault: a stable code and a sentence. */
export type Failure = { code: string; message: string };

/** Ends the open attempt of a run, if there is one. */
export async function endAttempt(
  transaction: Transaction,
  runId: string,
  end: AttemptEnd,
  failure: Failure | null = null,
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "Attempt" SET "end" = ${end}::"AttemptEnd", "endedAt" = clock_timestamp(),
      "endStep" = CASE WHEN ${end} = 'SUCCEEDED' THEN
        (SELECT step FROM "Run" WHERE id = ${runId}::uuid AND outcome IS DISTINCT FROM 'HOPELESS') END,
      "failureCode" = ${failure?.code ?? null}, "failureMessage" = ${failure?.message ?? null}
    WHERE "runId" = ${runId}::uuid AND "endedAt" IS NULL`;
}
