'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { requireViewer, teamCookie } from '../session/viewer.ts';

const aYear = { maxAge: 365 * 24 * 3600, sameSite: 'lax', path: '/' } as const;

/** Makes one of the reader's teams the one in which forms make what is new. */
export async function workIn(form: FormData): Promise<void> {
  const viewer = await requireViewer();
  const team = viewer?.memberships.find(({ team: { id } }) => id === form.get('team'))?.team;
  if (team) (await cookies()).set(teamCookie, team.id, aYear);
  redirect('/team');
}
