'use server';

import { redirect } from 'next/navigation';
import { CreateTeamDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import type { ActionState } from '../form/actionState.ts';
import { changed } from '../form/changed.ts';
import { textOf } from '../form/fields.ts';
import { chooseTeam } from '../session/chooseTeam.ts';
import { requireViewer } from '../session/viewer.ts';

/** Makes a team whose owner the reader is, and goes on to work in it; the page says so, and leads back to the former one. */
export async function createTeam(_state: ActionState, form: FormData): Promise<ActionState> {
  const [former] = (await requireViewer())?.memberships ?? [];
  const input = { name: textOf(form, 'name') };
  return changed(
    () => requestGraphql(CreateTeamDocument, { input }),
    (data) => data.createTeam,
    async ({ team }) => {
      if (team) await chooseTeam(team.id);
      return redirect(`/team?${new URLSearchParams({ made: former?.team.id ?? '' })}`);
    },
  );
}
