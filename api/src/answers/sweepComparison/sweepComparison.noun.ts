import type { Noun } from '../../platform/noun/noun.ts';
import { SweepComparisonResolver } from './sweepComparison.resolver.ts';

export const sweepComparisonNoun: Noun = { resolvers: [SweepComparisonResolver] };
