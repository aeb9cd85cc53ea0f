import type { Noun } from '../../platform/noun/noun.ts';
import { ChangeRunsResolver } from './changeRuns.resolver.ts';
import { sweepById } from './sweep.loaders.ts';
import { SweepResolver } from './sweep.resolver.ts';
import { openRunsHold, sweepItem, sweepsHold } from './sweepItem.ts';

export const sweepNoun: Noun = {
  resolvers: [SweepResolver, ChangeRunsResolver],
  nodes: { Sweep: sweepById },
  items: { Sweep: sweepItem },
  holds: { Sweep: openRunsHold, Model: sweepsHold('modelId'), Dataset: sweepsHold('datasetId') },
  exports: [
    // The row tells its owner and what it is a part of; its bundle holds the rest.
    { table: 'Sweep' },
  ],
};
