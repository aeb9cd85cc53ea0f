'use server';

import { revalidatePath } from 'next/cache';
import {
  AddRunsDocument,
  RaiseBudgetDocument,
  RetryFailedRunsDocument,
} from '../../graphql/generated/graphql.ts';
import { ApiFault, requestGraphql } from '../../graphql/request.ts';
import { loadLanguage } from '../preferences/preferences.ts';
import { wholeNumbers } from '../sweepForm/wholeNumbers.ts';
import { userErrorText } from '../userErrors/userErrorText.ts';

/** What came of a change: a sentence for the reader, and whether it is bad news. */
export type ChangeState = { said: string; isRefused: boolean };

type Answer = { userErrors: { code: string; message: string }[] };

/** Adds every batch size with every seed of the form to a sweep. */
export async function addRuns(_state: ChangeState, form: FormData): Promise<ChangeState> {
  const { t } = await loadLanguage();
  const [batchSizes, seeds] = ['batchSizes', 'seeds'].map((name) =>
    wholeNumbers(String(form.get(name) ?? '')),
  );
  if (!batchSizes || !seeds) return { said: t('form.notWhole'), isRefused: true };
  const input = { sweepId: String(form.get('sweepId')), batchSizes, seeds };
  return changed(
    () => requestGraphql(AddRunsDocument, { input }),
    (data) => data.addRuns,
    t('change.added'),
  );
}

/** Lets every run of a sweep see more examples. */
export async function raiseBudget(_state: ChangeState, form: FormData): Promise<ChangeState> {
  const { t } = await loadLanguage();
  const maxExamplesPerRun = Number(String(form.get('budget') ?? '').replaceAll(/[\s,_]/g, ''));
  if (!Number.isSafeInteger(maxExamplesPerRun) || maxExamplesPerRun < 1)
    return { said: t('form.notWholeNumber'), isRefused: true };
  const input = { sweepId: String(form.get('sweepId')), maxExamplesPerRun };
  return changed(
    () => requestGraphql(RaiseBudgetDocument, { input }),
    (data) => data.raiseBudget,
    t('change.raised'),
  );
}

/** Queues the runs of a sweep that failed; one that was retried meanwhile stays as it is. */
export async function retryFailedRuns(form: FormData): Promise<void> {
  const input = { sweepId: String(form.get('sweepId')) };
  await requestGraphql(RetryFailedRunsDocument, { input });
  revalidatePath('/sweeps', 'layout');
}

async function changed<Data>(
  ask: () => Promise<{ status: 'answered'; data: Data } | { status: 'unreachable' }>,
  read: (data: Data) => Answer,
  done: string,
): Promise<ChangeState> {
  const { t } = await loadLanguage();
  try {
    const answer = await ask();
    if (answer.status === 'unreachable') return { said: t('change.unreachable'), isRefused: true };
    const [error] = read(answer.data).userErrors;
    if (error) return { said: userErrorText(error, t), isRefused: true };
  } catch (fault) {
    if (!(fault instanceof ApiFault)) throw fault;
    return { said: t('userErrors.other', { message: fault.message }), isRefused: true };
  }
  revalidatePath('/sweeps', 'layout');
  return { said: done, isRefused: false };
}
