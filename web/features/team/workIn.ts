'use server';

import { redirect } from 'next/navigation';
import { chooseTeam } from '../session/chooseTeam.ts';
import { requireViewer } from '../session/viewer.ts';

/** Makes one of the reader's teams the one in which forms make what is new. */
export async function workIn(form: FormData): Promise<void> {
  const viewer = await requireViewer();
  const team = viewer?.memberships.find(({ team: { id } }) => id === form.get('team'))?.team;
  if (team) await chooseTeam(team.id);
  redirect('/team');
}
