'use server';

import type { Role, TokenScope } from '../../graphql/generated/graphql.ts';
import {
  ChangeMemberRoleDocument,
  CreateApiTokenDocument,
  CreateInvitationDocument,
  RemoveMemberDocument,
  RevokeApiTokenDocument,
  RevokeInvitationDocument,
} from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import type { ActionState } from '../form/actionState.ts';
import { done, refused } from '../form/actionState.ts';
import { changed } from '../form/changed.ts';
import { textOf } from '../form/fields.ts';
import { loadLanguage } from '../preferences/preferences.ts';

/** Asks somebody into the team; the link is shown once. */
export async function invite(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = {
    teamId: textOf(form, 'teamId'),
    email: textOf(form, 'email'),
    role: textOf(form, 'role') as Role,
  };
  return changed(
    () => requestGraphql(CreateInvitationDocument, { input }),
    (data) => data.createInvitation,
    ({ link, isMailed }) =>
      done(
        t(isMailed ? 'team.invitedByMail' : 'team.invited', { email: input.email }),
        link ? { label: t('team.link'), value: link, copy: t('team.copy'), copied: t('team.copied') } : null,
      ),
  );
}

export async function revokeInvitation(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = { invitationId: textOf(form, 'id') };
  return changed(
    () => requestGraphql(RevokeInvitationDocument, { input }),
    (data) => data.revokeInvitation,
    () => done(t('team.saved')),
  );
}

export async function changeRole(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = { membershipId: textOf(form, 'id'), role: textOf(form, 'role') as Role };
  return changed(
    () => requestGraphql(ChangeMemberRoleDocument, { input }),
    (data) => data.changeMemberRole,
    () => done(t('team.saved')),
  );
}

export async function removeMember(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = { membershipId: textOf(form, 'id') };
  return changed(
    () => requestGraphql(RemoveMemberDocument, { input }),
    (data) => data.removeMember,
    () => done(t('team.saved')),
  );
}

/** Makes a token; its secret is shown once. */
export async function createToken(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const expiresInDays = Number(textOf(form, 'days'));
  if (!Number.isInteger(expiresInDays)) return refused(t('form.notWholeNumber'));
  const scopes = form.getAll('scope').map(String) as TokenScope[];
  const input = { teamId: textOf(form, 'teamId'), name: textOf(form, 'name'), scopes, expiresInDays };
  return changed(
    () => requestGraphql(CreateApiTokenDocument, { input }),
    (data) => data.createApiToken,
    ({ secret }) =>
      done(
        t('team.tokenMade'),
        secret
          ? { label: t('team.secret'), value: secret, copy: t('team.copy'), copied: t('team.copied') }
          : null,
      ),
  );
}

export async function revokeToken(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = { apiTokenId: textOf(form, 'id') };
  return changed(
    () => requestGraphql(RevokeApiTokenDocument, { input }),
    (data) => data.revokeApiToken,
    () => done(t('team.saved')),
  );
}
