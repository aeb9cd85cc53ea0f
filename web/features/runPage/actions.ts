'use server';

import { AddRunsDocument, CancelRunDocument, RetryRunDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import type { ActionState } from '../form/actionState.ts';
import { done } from '../form/actionState.ts';
import { changed } from '../form/changed.ts';
import { numberOf } from '../form/fields.ts';
import { loadLanguage } from '../preferences/preferences.ts';

/** Queues a failed run again. */
export async function retryRun(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = { runId: String(form.get('runId')) };
  return changed(
    () => requestGraphql(RetryRunDocument, { input }),
    (data) => data.retryRun,
    () => done(t('run.retried')),
  );
}

/** Stops one run of a sweep. */
export async function cancelRun(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = { sweepId: String(form.get('sweepId')), runIds: [String(form.get('runId'))] };
  return changed(
    () => requestGraphql(CancelRunDocument, { input }),
    (data) => data.cancelRuns,
    () => done(t('run.canceled')),
  );
}

/** Queues a canceled run of a sweep again. */
export async function runAgain(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const [batchSize, seed, maxExamples] = ['batchSize', 'seed', 'maxExamples'].map((name) =>
    numberOf(form, name),
  );
  const run = { batchSize: batchSize ?? 0, seed: seed ?? 0, ...(maxExamples && { maxExamples }) };
  const input = { sweepId: String(form.get('sweepId')), runs: [run] };
  return changed(
    () => requestGraphql(AddRunsDocument, { input }),
    (data) => data.addRuns,
    () => done(t('run.againDone')),
  );
}
