import type { Noun } from '../../platform/noun/noun.ts';
import {
  FirstEstimateResolver,
  StudyFirstEstimateResolver,
  SweepFirstEstimateResolver,
} from './firstEstimate.resolver.ts';

export const firstEstimateNoun: Noun = {
  resolvers: [FirstEstimateResolver, SweepFirstEstimateResolver, StudyFirstEstimateResolver],
  exports: [{ table: 'FirstEstimate' }],
};
