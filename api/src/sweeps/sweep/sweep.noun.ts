import type { Noun } from '../../platform/noun/noun.ts';
import { ChangeRunsResolver } from './changeRuns.resolver.ts';
import { sweepById } from './sweep.loaders.ts';
import { SweepResolver } from './sweep.resolver.ts';

export const sweepNoun: Noun = {
  resolvers: [SweepResolver, ChangeRunsResolver],
  nodes: { Sweep: sweepById },
  exports: [
    // The row tells its owner and what it is a part of; its bundle holds the rest.
    { table: 'Sweep' },
  ],
};
