import type { Noun } from '../../platform/noun/noun.ts';
import { RunNoiseScaleResolver, SweepNoiseScaleResolver } from './noiseScale.resolver.ts';

export const noiseScaleNoun: Noun = {
  resolvers: [RunNoiseScaleResolver, SweepNoiseScaleResolver],
};
