'use server';

import { redirect } from 'next/navigation';
import { DeleteDatasetDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import type { ActionState } from '../form/actionState.ts';
import { changed } from '../form/changed.ts';
import { textOf } from '../form/fields.ts';

/** Deletes a version of a data set, and leads to those that are left. */
export async function deleteDataset(_state: ActionState, form: FormData): Promise<ActionState> {
  return changed(
    () => requestGraphql(DeleteDatasetDocument, { input: { datasetId: textOf(form, 'id') } }),
    (data) => data.deleteDataset,
    () => redirect('/datasets'),
  );
}
