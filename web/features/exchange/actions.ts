'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { ExportTeamDocument, ImportSweepDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import { loadLanguage } from '../preferences/preferences.ts';
import type { ActionState } from '../shell/actionState.ts';
import { done, refused } from '../shell/actionState.ts';
import { changed } from '../shell/changed.ts';
import { userErrorText } from '../userErrors/userErrorText.ts';
import { importInput, readFields } from './importQuery.ts';

/** Makes the sweep that the dry run has shown, and leads to it. */
export async function confirmImport(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const values = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  const { idempotencyKey, ...fields } = readFields(Object.fromEntries(values));
  const input = importInput(fields);
  if (!input) return refused(t('exchange.incomplete'));
  const answer = await requestGraphql(ImportSweepDocument, {
    input: { ...input, dryRun: false, idempotencyKey },
  });
  if (answer.status === 'unreachable') return refused(t('change.unreachable'));
  const { sweep, userErrors } = answer.data.importSweep;
  if (userErrors[0]) return refused(userErrorText(userErrors[0], t));
  revalidatePath('/sweeps', 'layout');
  redirect(`/sweeps/${encodeURIComponent(sweep?.id ?? '')}`);
}

/** Orders a file with all of a team. */
export async function exportTeam(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = { teamId: String(form.get('teamId')) };
  return changed(
    () => requestGraphql(ExportTeamDocument, { input }),
    (data) => data.exportTeam,
    () => done(t('exchange.team.ordered')),
  );
}
