import type { Noun } from '../../platform/noun/noun.ts';
import { userById } from './user.loaders.ts';

export const userNoun: Noun = {
  nodes: { User: userById },
};
