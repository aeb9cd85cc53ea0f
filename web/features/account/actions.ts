'use server';

import {
  ChangeNameDocument,
  ChangePasswordDocument,
  RequestPasswordResetDocument,
  ResetPasswordDocument,
  RevokeOtherSessionsDocument,
  RevokeSessionDocument,
} from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import type { ActionState } from '../form/actionState.ts';
import { done, refused } from '../form/actionState.ts';
import { changed } from '../form/changed.ts';
import { textOf } from '../form/fields.ts';
import { loadLanguage } from '../preferences/preferences.ts';

export async function changeName(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  return changed(
    () => requestGraphql(ChangeNameDocument, { input: { name: textOf(form, 'name') } }),
    (data) => data.changeName,
    () => done(t('account.nameSaved')),
  );
}

/** Changes the password, or sets a first one; spaces around it are a part of it. */
export async function changePassword(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const typed = (name: string) => String(form.get(name) ?? '');
  if (typed('newPassword') !== typed('again')) return refused(t('account.notAlike'));
  const input = {
    currentPassword: form.has('currentPassword') ? typed('currentPassword') : null,
    newPassword: typed('newPassword'),
    keepsThisSession: form.has('stay'),
  };
  return changed(
    () => requestGraphql(ChangePasswordDocument, { input }),
    (data) => data.changePassword,
    () => done(t('account.passwordSaved')),
  );
}

export async function endSession(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  return changed(
    () => requestGraphql(RevokeSessionDocument, { input: { sessionId: textOf(form, 'id') } }),
    (data) => data.revokeSession,
    () => done(t('account.ended')),
  );
}

export async function endOtherSessions(): Promise<ActionState> {
  const { t } = await loadLanguage();
  return changed(
    () => requestGraphql(RevokeOtherSessionsDocument, {}),
    (data) => data.revokeOtherSessions,
    ({ endedCount }) => done(t('account.othersEnded', { count: endedCount })),
  );
}

/** Orders a link to a new password; the answer is the same whether there is an account or not. */
export async function orderReset(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  return changed(
    () => requestGraphql(RequestPasswordResetDocument, { input: { email: textOf(form, 'email') } }),
    (data) => data.requestPasswordReset,
    () => done(t('account.reset.sent')),
  );
}

export async function resetPassword(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const typed = (name: string) => String(form.get(name) ?? '');
  if (typed('newPassword') !== typed('again')) return refused(t('account.notAlike'));
  const input = { token: typed('token'), newPassword: typed('newPassword') };
  return changed(
    () => requestGraphql(ResetPasswordDocument, { input }),
    (data) => data.resetPassword,
    () => done(t('account.reset.done')),
  );
}
