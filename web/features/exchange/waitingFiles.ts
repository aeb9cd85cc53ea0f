'use server';

import { revalidatePath } from 'next/cache';
import { headers } from 'next/headers';
import type { ActionState } from '../form/actionState.ts';
import { done, refused } from '../form/actionState.ts';
import { loadLanguage } from '../preferences/preferences.ts';
import { apiUrl } from '../session/apiUrl.ts';
import { asReader } from '../session/asReader.ts';

/** Removes a file that waits to be imported. One that has gone meanwhile is what was asked for. */
export async function removeWaitingFile(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const path = `/uploads/${encodeURIComponent(String(form.get('id')))}`;
  const answer = await fetch(apiUrl(path), { method: 'DELETE', headers: asReader(await headers()) }).catch(
    () => null,
  );
  if (!answer || answer.status >= 502) return refused(t('change.unreachable'));
  if (!answer.ok && answer.status !== 404) return refused(t('exchange.waiting.notRemoved'));
  revalidatePath('/sweeps/import');
  return done(t('exchange.waiting.removed'));
}
