import type { Noun } from '../../platform/noun/noun.ts';
import { SweepAskedTargetResolver } from './askedTarget.resolver.ts';

export const askedTargetNoun: Noun = {
  resolvers: [SweepAskedTargetResolver],
};
