import type { Noun } from '../../platform/noun/noun.ts';
import { ViewerResolver } from './viewer.resolver.ts';

export const viewerNoun: Noun = {
  resolvers: [ViewerResolver],
};
