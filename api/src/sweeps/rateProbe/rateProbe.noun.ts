import type { Noun } from '../../platform/noun/noun.ts';
import { RateProbeResolver } from './rateProbe.resolver.ts';

export const rateProbeNoun: Noun = { resolvers: [RateProbeResolver] };
