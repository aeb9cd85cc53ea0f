import type { Noun } from '../../platform/noun/noun.ts';
import { ChangeRunsResolver } from './changeRuns.resolver.ts';
import { sweepById } from './sweep.loaders.ts';
import { SweepResolver } from './sweep.resolver.ts';

export const sweepNoun: Noun = {
  resolvers: [SweepResolver, ChangeRunsResolver],
  nodes: { Sweep: sweepById },
  exports: [
    // Whose it is and what it is a part of, beside what its bundle holds.
    { table: 'Sweep' },
  ],
};
