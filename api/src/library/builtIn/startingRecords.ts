import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { Prisma } from '@critbatch/prisma/generated/client';
import { datasetVersion } from '../dataset/datasetVersion.ts';
import { modelVersion } from '../model/modelVersion.ts';
import { builtInDatasets, builtInModels } from './builtIns.ts';

const models = builtInModels.map(({ name, spec }) => ({ name, version: 1, ...modelVersion(spec) }));
const datasets = builtInDatasets.map(({ name, licence, spec }) => ({
  name,
  licence,
  version: 1,
  ...datasetVersion(spec),
}));

/** The models and data sets of a new team, as Prisma creates them with it. */
export const startingRecords = {
  models: { createMany: { data: models } },
  datasets: { createMany: { data: datasets } },
} satisfies Partial<Prisma.TeamCreateInput>;

/** Gives a team the built-in models and data sets that it has neither by spec nor by name. */
export async function addMissingBuiltIns(transaction: Transaction, teamId: string): Promise<void> {
  const ofTeam = <Row extends object>(row: Row) => ({ ...row, teamId });
  await transaction.model.createMany({ data: models.map(ofTeam), skipDuplicates: true });
  await transaction.dataset.createMany({ data: datasets.map(ofTeam), skipDuplicates: true });
}
