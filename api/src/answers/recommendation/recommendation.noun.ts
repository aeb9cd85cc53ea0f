import type { Noun } from '../../platform/noun/noun.ts';
import {
  EstimateTextResolver,
  RecommendationResolver,
  StageRecommendationResolver,
  SweepRecommendationResolver,
} from './recommendation.resolver.ts';

export const recommendationNoun: Noun = {
  resolvers: [
    RecommendationResolver,
    SweepRecommendationResolver,
    StageRecommendationResolver,
    EstimateTextResolver,
  ],
};
