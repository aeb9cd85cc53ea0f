import type { Transaction } from '@critbatch/prisma/client/createClient';
import { Prisma } from '@critbatch/prisma/generated/client';
import { Voucher } from './attestation.type.ts';
import { haveSharedMember } from './sharedMembers.ts';

/** A benchmark whose team's attestations count, as far as that team is no party itself. */
export type Judge = {
  benchmark: { id: string; teamId: string };
  /** The teams that gain by it. */
  partyIds: readonly string[];
  since: Date;
};

/**
 * Who vouches for each of these runs; a run is missing where nobody does. One attempt that nobody vouched for while it was
 * held, and the whole run counts for nothing: what it left in the checkpoint is in every later step.
 */
export async function findVouchers(
  prisma: Transaction,
  runIds: readonly string[],
  judge: Judge | null,
): Promise<Map<string, Voucher>> {
  const benchmarkId = judge && (await isNoParty(prisma, judge)) ? judge.benchmark.id : null;
  const rows = await prisma.$queryRaw<{ runId: string; byOperator: boolean }[]>`
    SELECT attempt."runId", bool_and(voucher."byOperator") AS "byOperator"
    FROM "Attempt" attempt CROSS JOIN LATERAL (${vouchersOf(benchmarkId)}) AS voucher
    WHERE attempt."runId" = ANY(${[...runIds]}::uuid[])
    GROUP BY attempt."runId" HAVING bool_and(voucher."byOperator" IS NOT NULL)`;
  return new Map(
    rows.map(({ runId, byOperator }) => [runId, byOperator ? Voucher.OPERATOR : Voucher.BENCHMARK_TEAM]),
  );
}

/** A SELECT of whether the operator is among those who vouched for `attempt` from its claim to its end; null where nobody did. */
export const vouchersOf = (benchmarkId: string | null) => Prisma.sql`
  SELECT bool_or(standing."benchmarkId" IS NULL) AS "byOperator" FROM "Attestation" standing
  WHERE standing."tokenId" = attempt."tokenId"
    AND (standing."benchmarkId" IS NULL OR standing."benchmarkId" = ${benchmarkId}::uuid)
    AND standing."attestedAt" <= attempt."startedAt"
    AND (standing."revokedAt" IS NULL OR standing."revokedAt" >= coalesce(attempt."endedAt", clock_timestamp()))`;

async function isNoParty(prisma: Transaction, { benchmark, partyIds, since }: Judge): Promise<boolean> {
  for (const partyId of partyIds) {
    if (await haveSharedMember(prisma, benchmark.teamId, partyId, since)) return false;
  }
  return true;
}
