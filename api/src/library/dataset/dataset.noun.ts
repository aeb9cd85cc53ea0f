import type { Noun } from '../../platform/noun/noun.ts';
import { datasetById, datasetCache } from './dataset.loaders.ts';
import { DatasetResolver } from './dataset.resolver.ts';

export const datasetNoun: Noun = {
  resolvers: [DatasetResolver],
  nodes: { Dataset: datasetById },
  followers: [{ of: 'Dataset', changed: (services, id) => datasetCache.of(services).forget(id) }],
  exports: [{ table: 'Dataset' }],
};
