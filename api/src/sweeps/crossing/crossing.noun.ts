import type { Noun } from '../../platform/noun/noun.ts';
import { CrossingResolver } from './crossing.resolver.ts';

export const crossingNoun: Noun = {
  resolvers: [CrossingResolver],
};
