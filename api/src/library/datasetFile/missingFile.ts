import type { PrismaClient } from '@critbatch/prisma/generated/client';

/**
 * Why a team cannot train on a data set: a spec may have come with a bundle, or a benchmark, without the file that it reads.
 * Null where it can.
 */
export async function missingFile(
  prisma: PrismaClient,
  { teamId, fileSha256: sha256 }: { teamId: string; fileSha256: string | null },
): Promise<string | null> {
  if (sha256 === null) return null;
  const where = { teamId_sha256: { teamId, sha256 } };
  if (await prisma.datasetFile.findUnique({ where, select: { sha256: true } })) return null;
  return `The team does not have the file that the data set reads (SHA-256 ${sha256}): send it as this data set first.`;
}
