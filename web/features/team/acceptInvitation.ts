'use server';

import { redirect } from 'next/navigation';
import { AcceptInvitationDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import type { ActionState } from '../form/actionState.ts';
import { done } from '../form/actionState.ts';
import { changed } from '../form/changed.ts';

/** Makes the reader a member of the team that the link speaks of, and leads to its sweeps. */
export async function acceptInvitation(_state: ActionState, form: FormData): Promise<ActionState> {
  const input = { token: String(form.get('token') ?? ''), invitationId: null };
  const state = await changed(
    () => requestGraphql(AcceptInvitationDocument, { input }),
    (data) => data.acceptInvitation,
    () => done(''),
  );
  if (!state.isRefused) redirect('/');
  return state;
}
