import { cookies } from 'next/headers';
import { teamCookie } from './viewer.ts';

const aYear = { maxAge: 365 * 24 * 3600, sameSite: 'lax', path: '/' } as const;

/** Keeps in this browser in which team forms make what is new. */
export async function chooseTeam(teamId: string): Promise<void> {
  (await cookies()).set(teamCookie, teamId, aYear);
}
