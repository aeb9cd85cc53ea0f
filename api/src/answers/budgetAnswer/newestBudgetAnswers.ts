import type { Reader } from '@critbatch/prisma/client/rowReader';
import { Prisma } from '@critbatch/prisma/generated/client';
import type { BudgetAnswer } from '@critbatch/theory';
import { codeVersion } from '../thread/codeVersion.ts';

export type BudgetAnswerRecord = {
  id: string;
  sweepId: string;
  inputHash: string;
  codeVersion: string;
  result: BudgetAnswer;
  createdAt: Date;
};

/** The newest answer of each of these sweeps that has one, or that had one before a moment. */
export function newestBudgetAnswers(
  reader: Reader,
  sweepIds: readonly string[],
  before: Date | null = null,
): Promise<BudgetAnswerRecord[]> {
  return reader.$queryRaw<BudgetAnswerRecord[]>`
    SELECT DISTINCT ON ("sweepId") * FROM "BudgetAnswer"
    WHERE "sweepId" = ANY(${[...sweepIds]}::uuid[])
      ${before ? Prisma.sql`AND "createdAt" < ${before}` : Prisma.empty}
    ORDER BY "sweepId", "createdAt" DESC, id DESC`;
}

/** The answer that counts for a sweep now. */
export async function newestBudgetAnswer(
  reader: Reader,
  sweepId: string,
): Promise<BudgetAnswerRecord | null> {
  const [newest = null] = await newestBudgetAnswers(reader, [sweepId]);
  return newest;
}

/** Sweeps for a budget whose newest answer does not speak of the newest runs: what an API that was killed left undone is found here. */
export async function findOutdatedBudgets(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ id: string }[]>`
    SELECT sweep.id FROM "Sweep" sweep
    CROSS JOIN LATERAL (
      SELECT max("finishedAt") AS last FROM "Run" WHERE "sweepId" = sweep.id AND status = 'SUCCEEDED'
    ) ended
    LEFT JOIN LATERAL (
      SELECT "createdAt", "codeVersion" FROM "BudgetAnswer" WHERE "sweepId" = sweep.id
      ORDER BY "createdAt" DESC, id DESC LIMIT 1
    ) newest ON true
    WHERE sweep."budgetMetric" IS NOT NULL AND ended.last IS NOT NULL
      AND (newest."createdAt" IS NULL OR newest."codeVersion" <> ${codeVersion} OR newest."createdAt" < ended.last)`;
  return rows.map(({ id }) => id);
}
