import { datasetVersion } from '../dataset/datasetVersion.ts';
import { modelVersion } from '../model/modelVersion.ts';
import { builtInDatasets, builtInModels } from './builtIns.ts';

/** The models and data sets of a new team, as Prisma creates them with it. */
export function startingRecords() {
  return {
    models: {
      create: builtInModels.map(({ name, spec }) => ({ name, version: 1, ...modelVersion(spec) })),
    },
    datasets: {
      create: builtInDatasets.map(({ name, licence, spec }) => ({
        name,
        licence,
        version: 1,
        ...datasetVersion(spec),
      })),
    },
  };
}
