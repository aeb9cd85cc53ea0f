import type { Client } from '@critbatch/prisma/client/createClient';
import type { TestTeam } from './createTestTeam.ts';

/** What the samples of nouns are made in: a team with an owner, and a sweep that a worker has begun. */
export type SampleOf = {
  client: Client;
  url: string;
  team: TestTeam;
  teamId: string;
  userId: string;
  /** Id of the sweep, as outsiders see it. */
  sweepId: string;
};

/**
 * At least one of a noun, for a full team: `<noun>/testing/<noun>.sample.ts` exports it as `sample`. It gives the ids of the rows
 * by the names of their types.
 */
export type Sample = {
  create: (parts: SampleOf) => Promise<Record<string, string>>;
  /** Whether every other team may see it as well. */
  isOpen?: true;
};
