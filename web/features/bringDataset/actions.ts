'use server';

import { redirect } from 'next/navigation';
import { BringDatasetDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import { readFields } from '../exchange/importQuery.ts';
import type { ActionState } from '../form/actionState.ts';
import { refused } from '../form/actionState.ts';
import { changed } from '../form/changed.ts';
import { loadLanguage } from '../preferences/preferences.ts';
import { datasetInput } from './datasetQuery.ts';

/** Records the data set that the look has shown, and leads to its page. */
export async function recordDataset(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const values = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  const { idempotencyKey, ...fields } = readFields(Object.fromEntries(values));
  const input = datasetInput(fields);
  if (!input) return refused(t('exchange.incomplete'));
  return changed(
    () => requestGraphql(BringDatasetDocument, { input: { ...input, dryRun: false, idempotencyKey } }),
    (data) => data.createDatasetFromUpload,
    ({ dataset }) => redirect(`/datasets/${encodeURIComponent(dataset?.id ?? '')}`),
  );
}
