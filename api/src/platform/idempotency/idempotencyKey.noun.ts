import type { Noun } from '../noun/noun.ts';
import { forgetOldKeys } from './forgetOldKeys.ts';

export const idempotencyKeyNoun: Noun = {
  chores: [{ everyMilliseconds: 600_000, run: ({ prisma }) => forgetOldKeys(prisma) }],
};
