import type { Model, PrismaClient } from '@critbatch/prisma/generated/client';

/** The models whose modules these workers offer, each with the worker; those that their teams have recorded. */
export async function findOfferedModels(
  prisma: PrismaClient,
  workerIds: readonly string[],
): Promise<(Model & { workerId: string })[]> {
  const workers = await prisma.worker.findMany({
    where: { id: { in: [...workerIds] }, NOT: { offeredModels: { isEmpty: true } } },
    select: { id: true, teamId: true, offeredModels: true },
  });
  if (workers.length === 0) return [];
  const models = await prisma.model.findMany({
    where: {
      OR: workers.map(({ teamId, offeredModels }) => ({ teamId, moduleSha256: { in: offeredModels } })),
    },
    orderBy: [{ name: 'asc' }, { version: 'asc' }],
  });
  return workers.flatMap(({ id, teamId, offeredModels }) =>
    models
      .filter((model) => model.teamId === teamId && offeredModels.includes(model.moduleSha256 ?? ''))
      .map((model) => ({ ...model, workerId: id })),
  );
}
