'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import type { RunToAddInput, TargetMetric } from '../../graphql/generated/graphql.ts';
import {
  AddRunsDocument,
  AddTargetDocument,
  RaiseBudgetDocument,
  RetryFailedRunsDocument,
} from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import type { ActionState } from '../form/actionState.ts';
import { done, refused } from '../form/actionState.ts';
import { changed } from '../form/changed.ts';
import { numberOf, textOf } from '../form/fields.ts';
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

/** Asks a sweep for its answer at another target, which its logs hold already, and goes there. */
export async function addTarget(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const sweepId = textOf(form, 'sweepId');
  const metric = textOf(form, 'metric') as TargetMetric;
  const input = { sweepId, metric, threshold: numberOf(form, 'threshold') ?? Number.NaN };
  let id: string | undefined;
  const state = await changed(
    () => requestGraphql(AddTargetDocument, { input }),
    (data) => data.addTarget,
    ({ target }) => {
      id = target?.id;
      return done(t('change.targetAdded'));
    },
  );
  if (id) redirect(`/sweeps/${encodeURIComponent(sweepId)}?${new URLSearchParams({ target: id })}`);
  return state;
}

/** Queues the runs of a sweep that failed; one that was retried meanwhile stays as it is. */
export async function retryFailedRuns(form: FormData): Promise<void> {
  const input = { sweepId: String(form.get('sweepId')) };
  await requireViewer();
  await requestGraphql(RetryFailedRunsDocument, { input });
  revalidatePath('/sweeps', 'layout');
}
