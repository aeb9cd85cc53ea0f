'use server';

import {
  CreateCommentDocument,
  DeleteCommentDocument,
  EditCommentDocument,
  RemoveCommentDocument,
} from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import type { ActionState } from '../form/actionState.ts';
import { done } from '../form/actionState.ts';
import { changed } from '../form/changed.ts';
import { textOf } from '../form/fields.ts';
import { loadLanguage } from '../preferences/preferences.ts';

/** Says something about a sweep or a report. */
export async function addComment(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = {
    sweepId: textOf(form, 'sweepId') || null,
    reportId: textOf(form, 'reportId') || null,
    text: wordsIn(form),
    idempotencyKey: textOf(form, 'key') || null,
  };
  return changed(
    () => requestGraphql(CreateCommentDocument, { input }),
    (data) => data.createComment,
    () => done(t('comment.added')),
  );
}

/** Changes the reader's own comment. */
export async function editComment(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = { commentId: textOf(form, 'id'), text: wordsIn(form) };
  return changed(
    () => requestGraphql(EditCommentDocument, { input }),
    (data) => data.editComment,
    () => done(t('comment.saved')),
  );
}

/** Takes the reader's own comment back. */
export async function deleteComment(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = { commentId: textOf(form, 'id') };
  return changed(
    () => requestGraphql(DeleteCommentDocument, { input }),
    (data) => data.deleteComment,
    () => done(t('comment.deleted')),
  );
}

/** Removes somebody's comment, as an admin. */
export async function removeComment(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = { commentId: textOf(form, 'id') };
  return changed(
    () => requestGraphql(RemoveCommentDocument, { input }),
    (data) => data.removeComment,
    () => done(t('comment.removed')),
  );
}

function wordsIn(form: FormData): string {
  return textOf(form, 'text').replaceAll('\r\n', '\n');
}
