'use server';

import { redirect } from 'next/navigation';
import {
  ExportTeamDocument,
  ImportSweepDocument,
  RemoveTeamExportDocument,
} from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import type { ActionState } from '../form/actionState.ts';
import { done, refused } from '../form/actionState.ts';
import { changed } from '../form/changed.ts';
import { loadLanguage } from '../preferences/preferences.ts';
import { importInput, readFields } from './importQuery.ts';

/** Makes the sweep that the dry run has shown, and leads to it. */
export async function confirmImport(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const values = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  const { idempotencyKey, ...fields } = readFields(Object.fromEntries(values));
  const input = importInput(fields);
  if (!input) return refused(t('exchange.incomplete'));
  return changed(
    () => requestGraphql(ImportSweepDocument, { input: { ...input, dryRun: false, idempotencyKey } }),
    (data) => data.importSweep,
    ({ sweep }) => redirect(`/sweeps/${encodeURIComponent(sweep?.id ?? '')}`),
  );
}

/** Removes an export, which makes room for another. */
export async function removeTeamExport(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = { teamExportId: String(form.get('id')) };
  return changed(
    () => requestGraphql(RemoveTeamExportDocument, { input }),
    (data) => data.removeTeamExport,
    () => done(t('exchange.team.removed')),
  );
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
