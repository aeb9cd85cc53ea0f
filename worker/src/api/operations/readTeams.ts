import { z } from 'zod';
import type { Operation } from '../operation.ts';

const payload = z.object({ teams: z.array(z.object({ id: z.string(), name: z.string() })) }).nullable();

/** The teams that the token speaks for; null where the API does not know the token. */
export const readTeams: Operation<Record<string, never>, z.infer<typeof payload>> = {
  field: 'viewer',
  document: 'query ReadTeams { viewer { teams { id name } } }',
  payload,
};
