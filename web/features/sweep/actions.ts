'use server';

import { revalidatePath } from 'next/cache';
import { CancelSweepDocument, RetryRunDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import { loadSweep } from './loadSweep.ts';

/** Stops a sweep; a sweep that has ended meanwhile stays as it is, and the page shows that. */
export async function cancelSweep(form: FormData): Promise<void> {
  const sweepId = String(form.get('sweepId'));
  await requestGraphql(CancelSweepDocument, { input: { sweepId } });
  revalidatePath('/sweeps', 'layout');
}

/** Queues every failed run of a sweep for which a retry can help; one that was retried meanwhile stays as it is. */
export async function retryFailedRuns(form: FormData): Promise<void> {
  const answer = await loadSweep(String(form.get('sweepId')));
  if (answer.status === 'unreachable') return;
  for (const { id, status, failure } of answer.data.runs) {
    if (status === 'FAILED' && failure?.retryable)
      await requestGraphql(RetryRunDocument, { input: { runId: id } });
  }
  revalidatePath('/sweeps', 'layout');
}
