import type { Noun } from '../../platform/noun/noun.ts';
import { AccountResolver } from './account.resolver.ts';
import { PasswordResolver } from './password.resolver.ts';

export const accountNoun: Noun = {
  resolvers: [AccountResolver, PasswordResolver],
};
