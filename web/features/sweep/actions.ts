'use server';

import { CancelSweepDocument, ContinueSweepDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import type { ActionState } from '../form/actionState.ts';
import { done } from '../form/actionState.ts';
import { changed } from '../form/changed.ts';
import { loadLanguage } from '../preferences/preferences.ts';

/** Stops a sweep; of one that has ended meanwhile the page says so. */
export async function cancelSweep(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = { sweepId: String(form.get('sweepId')) };
  return changed(
    () => requestGraphql(CancelSweepDocument, { input }),
    (data) => data.cancelSweep,
    () => done(t('sweep.canceled')),
  );
}

/** Lets a sweep go on that waits for a choice, at another learning rate if the form names one, or that was canceled. */
export async function continueSweep(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const learningRate = form.get('learningRate');
  const input = {
    sweepId: String(form.get('sweepId')),
    learningRate: learningRate === null ? null : Number(learningRate),
  };
  return changed(
    () => requestGraphql(ContinueSweepDocument, { input }),
    (data) => data.continueSweep,
    () => done(t('sweep.goesOn')),
  );
}
