'use server';

import { redirect } from 'next/navigation';
import type { WebhookEventKind } from '../../graphql/generated/graphql.ts';
import {
  CreateWebhookDocument,
  RemoveWebhookDocument,
  ResendWebhookDeliveryDocument,
  RotateWebhookSecretDocument,
  TestWebhookDocument,
  UpdateWebhookDocument,
} from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { ActionState, Secret } from '../form/actionState.ts';
import { done } from '../form/actionState.ts';
import { changed } from '../form/changed.ts';
import { textOf } from '../form/fields.ts';
import { loadLanguage } from '../preferences/preferences.ts';

/** Registers an address; its secret is shown once. */
export async function createWebhook(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = { teamId: textOf(form, 'teamId'), ...settingsOf(form) };
  return changed(
    () => requestGraphql(CreateWebhookDocument, { input }),
    (data) => data.createWebhook,
    ({ secret }) => done(t('webhook.made'), shownOnce(secret, t)),
  );
}

export async function changeWebhook(_state: ActionState, form: FormData): Promise<ActionState> {
  return update(form, settingsOf(form));
}

export async function switchWebhook(_state: ActionState, form: FormData): Promise<ActionState> {
  return update(form, { isActive: textOf(form, 'isActive') === 'true' });
}

/** Makes another secret, shown once. */
export async function rotateSecret(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  return changed(
    () => requestGraphql(RotateWebhookSecretDocument, { input: { webhookId: textOf(form, 'id') } }),
    (data) => data.rotateWebhookSecret,
    ({ secret }) => done(t('webhook.rotated'), shownOnce(secret, t)),
  );
}

export async function testWebhook(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  return changed(
    () => requestGraphql(TestWebhookDocument, { input: { webhookId: textOf(form, 'id') } }),
    (data) => data.testWebhook,
    () => done(t('webhook.tested')),
  );
}

export async function removeWebhook(_state: ActionState, form: FormData): Promise<ActionState> {
  return changed(
    () => requestGraphql(RemoveWebhookDocument, { input: { webhookId: textOf(form, 'id') } }),
    (data) => data.removeWebhook,
    () => redirect('/team'),
  );
}

export async function resend(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = { webhookDeliveryId: textOf(form, 'id') };
  return changed(
    () => requestGraphql(ResendWebhookDeliveryDocument, { input }),
    (data) => data.resendWebhookDelivery,
    () => done(t('webhook.sentAgain')),
  );
}

type Settings = { name?: string; url?: string; events?: WebhookEventKind[]; isActive?: boolean };

async function update(form: FormData, settings: Settings): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = { webhookId: textOf(form, 'id'), ...settings };
  return changed(
    () => requestGraphql(UpdateWebhookDocument, { input }),
    (data) => data.updateWebhook,
    () => done(t('team.saved')),
  );
}

function settingsOf(form: FormData) {
  const events = form.getAll('event').map(String) as WebhookEventKind[];
  return { name: textOf(form, 'name'), url: textOf(form, 'url'), events };
}

function shownOnce(secret: string | null | undefined, t: Translator): Secret | null {
  if (!secret) return null;
  return { label: t('webhook.secret'), value: secret, copy: t('team.copy'), copied: t('team.copied') };
}
