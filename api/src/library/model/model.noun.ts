import type { Noun } from '../../platform/noun/noun.ts';
import { versionItem } from '../version/versionItem.ts';
import { modelById, modelCache } from './model.loaders.ts';
import { ModelResolver } from './model.resolver.ts';

export const modelNoun: Noun = {
  resolvers: [ModelResolver],
  nodes: { Model: modelById },
  items: { Model: versionItem('Model', ({ model }) => model) },
  followers: [{ of: 'Model', changed: (services, id) => modelCache.of(services).forget(id) }],
  exports: [{ table: 'Model' }],
};
