import type { Noun } from '../noun/noun.ts';
import { TeamItemResolver } from './teamItem.resolver.ts';

export const teamItemNoun: Noun = { resolvers: [TeamItemResolver] };
