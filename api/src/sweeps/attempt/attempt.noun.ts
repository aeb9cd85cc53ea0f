import type { Noun } from '../../platform/noun/noun.ts';
import { attemptById } from './attempt.loaders.ts';
import { AttemptResolver } from './attempt.resolver.ts';

export const attemptNoun: Noun = {
  resolvers: [AttemptResolver],
  nodes: { Attempt: attemptById },
};
