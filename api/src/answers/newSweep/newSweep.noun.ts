import type { Noun } from '../../platform/noun/noun.ts';
import { NewSweepResolver } from './newSweep.resolver.ts';

export const newSweepNoun: Noun = {
  resolvers: [NewSweepResolver],
};
