'use server';

import type { NotificationKind } from '../../graphql/generated/graphql.ts';
import {
  AcceptInvitationDocument,
  ChooseLettersDocument,
  ReadNotificationsDocument,
  StopLettersDocument,
} from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import type { ActionState } from '../form/actionState.ts';
import { done } from '../form/actionState.ts';
import { changed } from '../form/changed.ts';
import { textOf } from '../form/fields.ts';
import { loadLanguage } from '../preferences/preferences.ts';

/** Marks one notification as read, or all of them. */
export async function readNotifications(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const id = textOf(form, 'id');
  return changed(
    () => requestGraphql(ReadNotificationsDocument, { input: { notificationIds: id ? [id] : null } }),
    (data) => data.readNotifications,
    () => done(t('notification.wasRead')),
  );
}

/** Joins a team that has invited the reader's address. */
export async function joinTeam(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = { invitationId: textOf(form, 'id'), token: null };
  return changed(
    () => requestGraphql(AcceptInvitationDocument, { input }),
    (data) => data.acceptInvitation,
    () => done(t('notification.joined')),
  );
}

/** Keeps of which kinds the reader gets e-mails; only what was changed is sent. */
export async function chooseLetters(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const [wanted, known] = [new Set(form.getAll('kind')), new Set(form.getAll('known'))];
  let state = done(t('team.saved'));
  for (const kind of form.getAll('offered')) {
    const byLetter = wanted.has(kind);
    if (byLetter === known.has(kind) || state.isRefused) continue;
    state = await changed(
      () => requestGraphql(ChooseLettersDocument, { input: { kind: kind as NotificationKind, byLetter } }),
      (data) => data.chooseLetters,
      () => done(t('team.saved')),
    );
  }
  return state;
}

/** Stops all e-mails of whoever holds the link. */
export async function stopLetters(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  return changed(
    () => requestGraphql(StopLettersDocument, { input: { token: textOf(form, 'token') } }),
    (data) => data.stopLetters,
    () => done(t('notification.stop.done')),
  );
}
