'use server';

import { redirect } from 'next/navigation';
import type { ActionState } from '../form/actionState.ts';
import { textOf } from '../form/fields.ts';
import { recordMade } from '../library/recordMade.ts';
import { formFor } from '../sweepForm/askedValues.ts';

/** Records a model that was made for a data set, and leads to the form of a sweep with both. */
export async function makeModel(_state: ActionState, form: FormData): Promise<ActionState> {
  const { modelId, state } = await recordMade(textOf(form, 'teamId'), textOf(form, 'made'));
  if (modelId) redirect(formFor(textOf(form, 'datasetId'), modelId));
  return state;
}
