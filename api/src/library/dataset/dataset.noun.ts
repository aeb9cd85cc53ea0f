import type { Noun } from '../../platform/noun/noun.ts';
import { datasetById } from './dataset.loaders.ts';
import { DatasetResolver } from './dataset.resolver.ts';

export const datasetNoun: Noun = {
  resolvers: [DatasetResolver],
  nodes: { Dataset: datasetById },
  exports: [{ table: 'Dataset' }],
};
