import type { Noun } from '../../platform/noun/noun.ts';
import { LeaseResolver } from './lease.resolver.ts';

export const leaseNoun: Noun = {
  resolvers: [LeaseResolver],
};
