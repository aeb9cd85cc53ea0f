import type { Reader } from '@critbatch/prisma/client/rowReader';
import { vouchersOf } from './findVouchers.ts';

/** How many ended runs of each of these sweeps the operator vouches for throughout, in their order. */
export async function countAttestedRuns(reader: Reader, sweepIds: readonly string[]): Promise<number[]> {
  const rows = await reader.$queryRaw<{ attested: number }[]>`
    SELECT coalesce(counted.attested, 0) AS attested
    FROM unnest(${[...sweepIds]}::uuid[]) WITH ORDINALITY AS sweep (id, place)
    LEFT JOIN LATERAL (
      SELECT count(*)::int AS attested FROM (
        SELECT run.id FROM "Run" run JOIN "Attempt" attempt ON attempt."runId" = run.id
        CROSS JOIN LATERAL (${vouchersOf(null)}) AS voucher
        WHERE run."sweepId" = sweep.id AND run."finishedAt" IS NOT NULL
        GROUP BY run.id HAVING bool_and(voucher."byOperator" IS NOT NULL)) AS attested
    ) AS counted ON true
    ORDER BY sweep.place`;
  return rows.map(({ attested }) => attested);
}
