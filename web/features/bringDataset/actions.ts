'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { BringDatasetDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import { readFields } from '../exchange/importQuery.ts';
import { loadLanguage } from '../preferences/preferences.ts';
import type { ActionState } from '../shell/actionState.ts';
import { refused } from '../shell/actionState.ts';
import { userErrorText } from '../userErrors/userErrorText.ts';
import { datasetInput } from './datasetQuery.ts';

/** Records the data set that the look has shown, and leads to its page. */
export async function recordDataset(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const values = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  const { idempotencyKey, ...fields } = readFields(Object.fromEntries(values));
  const input = datasetInput(fields);
  if (!input) return refused(t('exchange.incomplete'));
  const answer = await requestGraphql(BringDatasetDocument, {
    input: { ...input, dryRun: false, idempotencyKey },
  });
  if (answer.status === 'unreachable') return refused(t('change.unreachable'));
  const { dataset, userErrors } = answer.data.createDatasetFromUpload;
  const [error] = userErrors;
  if (error) return refused(userErrorText(error, t));
  revalidatePath('/datasets', 'layout');
  redirect(`/datasets/${encodeURIComponent(dataset?.id ?? '')}`);
}
