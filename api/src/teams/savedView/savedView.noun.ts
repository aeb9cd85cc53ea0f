import type { Noun } from '../../platform/noun/noun.ts';
import { savedViewById } from './savedView.loaders.ts';
import { SavedViewResolver } from './savedView.resolver.ts';

export const savedViewNoun: Noun = {
  resolvers: [SavedViewResolver],
  nodes: { SavedView: savedViewById },
  exports: [{ table: 'SavedView' }],
};
