'use server';

import { revalidatePath } from 'next/cache';
import { CancelSweepDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import { requireViewer } from '../session/viewer.ts';

/** Stops a sweep; a sweep that has ended meanwhile stays as it is, and the page shows that. */
export async function cancelSweep(form: FormData): Promise<void> {
  const sweepId = String(form.get('sweepId'));
  await requireViewer();
  await requestGraphql(CancelSweepDocument, { input: { sweepId } });
  revalidatePath('/sweeps', 'layout');
}
