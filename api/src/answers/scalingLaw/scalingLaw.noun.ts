import type { Noun } from '../../platform/noun/noun.ts';
import { ScalingLawResolver, ScalingLawsOfStudyResolver } from './scalingLaw.resolver.ts';

export const scalingLawNoun: Noun = { resolvers: [ScalingLawsOfStudyResolver, ScalingLawResolver] };
