import type { Noun } from '../../platform/noun/noun.ts';
import { stageDecisionById } from './stageDecision.loaders.ts';
import {
  ConsideredStageResolver,
  DecidedStageResolver,
  ProposedSweepResolver,
  StageDecisionResolver,
} from './stageDecision.resolver.ts';

export const stageDecisionNoun: Noun = {
  resolvers: [StageDecisionResolver, DecidedStageResolver, ConsideredStageResolver, ProposedSweepResolver],
  nodes: { StageDecision: stageDecisionById },
  exports: [{ table: 'StageDecision' }],
};
