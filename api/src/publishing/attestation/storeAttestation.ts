import type { Transaction } from '@critbatch/prisma/client/createClient';

/** Writes down who vouches for a token, by the clock that dates claims; null for the benchmark of the operator. Returns its id. */
export async function storeAttestation(
  prisma: Transaction,
  {
    tokenId,
    teamId,
    benchmarkId,
    note,
  }: { tokenId: string; teamId: string; benchmarkId: string | null; note: string | null },
): Promise<string> {
  const [stored] = await prisma.$queryRaw<{ id: string }[]>`
    INSERT INTO "Attestation" (id, "tokenId", "teamId", "benchmarkId", note, "attestedAt")
    VALUES (uuidv7(), ${tokenId}::uuid, ${teamId}::uuid, ${benchmarkId}::uuid, ${note}, clock_timestamp())
    RETURNING id`;
  if (!stored) throw new Error('An attestation was not stored.');
  return stored.id;
}
