import type { Noun } from '../../platform/noun/noun.ts';
import { targetById } from './target.loaders.ts';
import { TargetResolver } from './target.resolver.ts';

export const targetNoun: Noun = {
  resolvers: [TargetResolver],
  nodes: { Target: targetById },
};
