'use server';

import { revalidatePath } from 'next/cache';
import type { RunToAddInput } from '../../graphql/generated/graphql.ts';
import {
  AddRunsDocument,
  RaiseBudgetDocument,
  RetryFailedRunsDocument,
} from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import type { ActionState } from '../form/actionState.ts';
import { done, refused } from '../form/actionState.ts';
import { changed } from '../form/changed.ts';
import { numberOf } from '../form/fields.ts';
import { loadLanguage } from '../preferences/preferences.ts';
import { requireViewer } from '../session/viewer.ts';
import { wholeNumbers } from '../sweepForm/wholeNumbers.ts';

/** Adds every batch size with every seed of the form to a sweep. */
export async function addRuns(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const [batchSizes, seeds] = ['batchSizes', 'seeds'].map((name) =>
    wholeNumbers(String(form.get(name) ?? '')),
  );
  if (!batchSizes || !seeds) return refused(t('form.notWhole'));
  const input = { sweepId: String(form.get('sweepId')), batchSizes, seeds };
  return changed(
    () => requestGraphql(AddRunsDocument, { input }),
    (data) => data.addRuns,
    () => done(t('change.added')),
  );
}

/** Adds the runs that the page named, and no others; whether they are runs, the API judges. */
export async function addSuggestedRuns(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const runs = JSON.parse(String(form.get('runs'))) as RunToAddInput[];
  const input = { sweepId: String(form.get('sweepId')), runs };
  return changed(
    () => requestGraphql(AddRunsDocument, { input }),
    (data) => data.addRuns,
    () => done(t('change.added')),
  );
}

/** Lets every run of a sweep see more examples. */
export async function raiseBudget(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const maxExamplesPerRun = numberOf(form, 'budget') ?? 0;
  if (!Number.isSafeInteger(maxExamplesPerRun) || maxExamplesPerRun < 1)
    return refused(t('form.notWholeNumber'));
  const input = { sweepId: String(form.get('sweepId')), maxExamplesPerRun };
  return changed(
    () => requestGraphql(RaiseBudgetDocument, { input }),
    (data) => data.raiseBudget,
    () => done(t('change.raised')),
  );
}

/** Queues the runs of a sweep that failed; one that was retried meanwhile stays as it is. */
export async function retryFailedRuns(form: FormData): Promise<void> {
  const input = { sweepId: String(form.get('sweepId')) };
  await requireViewer();
  await requestGraphql(RetryFailedRunsDocument, { input });
  revalidatePath('/sweeps', 'layout');
}
