import type { Noun } from '../../platform/noun/noun.ts';
import { sessionById } from './session.loaders.ts';
import { SessionResolver, ViewerSessionsResolver } from './session.resolver.ts';

export const sessionNoun: Noun = {
  resolvers: [SessionResolver, ViewerSessionsResolver],
  nodes: { Session: sessionById },
};
