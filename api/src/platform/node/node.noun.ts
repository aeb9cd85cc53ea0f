import type { Noun } from '../noun/noun.ts';
import { NodeResolver } from './node.resolver.ts';

export const nodeNoun: Noun = {
  resolvers: [NodeResolver],
};
