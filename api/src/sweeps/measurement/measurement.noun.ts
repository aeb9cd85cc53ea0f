import type { Noun } from '../../platform/noun/noun.ts';
import { RunPointsResolver } from './runPoints.resolver.ts';

export const measurementNoun: Noun = {
  resolvers: [RunPointsResolver],
};
