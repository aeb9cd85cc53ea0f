import type { Noun } from '../../platform/noun/noun.ts';
import { modelById } from './model.loaders.ts';
import { ModelResolver } from './model.resolver.ts';

export const modelNoun: Noun = {
  resolvers: [ModelResolver],
  nodes: { Model: modelById },
  exports: [{ table: 'Model' }],
};
