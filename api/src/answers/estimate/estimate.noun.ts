import type { Noun } from '../../platform/noun/noun.ts';
import { estimateById } from './estimate.loaders.ts';
import { EstimateResolver, SweepEstimateResolver } from './estimate.resolver.ts';
import { EstimateEventResolver } from './estimateEvent.resolver.ts';

export const estimateNoun: Noun = {
  resolvers: [EstimateResolver, SweepEstimateResolver, EstimateEventResolver],
  nodes: { Estimate: estimateById },
};
