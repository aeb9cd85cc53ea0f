import type { Noun } from '../../platform/noun/noun.ts';
import { apiTokenById } from './apiToken.loaders.ts';
import { ApiTokenResolver, TeamApiTokensResolver, ViewerApiTokensResolver } from './apiToken.resolver.ts';

export const apiTokenNoun: Noun = {
  resolvers: [ApiTokenResolver, TeamApiTokensResolver, ViewerApiTokensResolver],
  nodes: { ApiToken: apiTokenById },
  exports: [{ table: 'ApiToken', of: '"referenceId" = $1::uuid', without: ['key', 'start', 'prefix'] }],
};
