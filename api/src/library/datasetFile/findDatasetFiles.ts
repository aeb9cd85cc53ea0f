import type { DatasetFile, PrismaClient } from '@critbatch/prisma/generated/client';

/** Files by `<team's id>/<SHA-256>`. */
export function findDatasetFiles(prisma: PrismaClient, keys: readonly string[]): Promise<DatasetFile[]> {
  const OR = keys.map((key) => {
    const [teamId = '', sha256 = ''] = key.split('/');
    return { teamId, sha256 };
  });
  return prisma.datasetFile.findMany({ where: { OR } });
}
