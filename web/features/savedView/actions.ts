'use server';

import type { SavedViewPage } from '../../graphql/generated/graphql.ts';
import { RemoveSavedViewDocument, SaveViewDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import type { ActionState } from '../form/actionState.ts';
import { done } from '../form/actionState.ts';
import { changed } from '../form/changed.ts';
import { textOf } from '../form/fields.ts';
import { loadLanguage } from '../preferences/preferences.ts';

/** Keeps the address of a page under a name. */
export async function saveView(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = {
    teamId: textOf(form, 'teamId'),
    page: textOf(form, 'page') as SavedViewPage,
    name: textOf(form, 'name'),
    search: textOf(form, 'search'),
  };
  return changed(
    () => requestGraphql(SaveViewDocument, { input }),
    (data) => data.saveView,
    () => done(t('views.saved')),
  );
}

export async function removeSavedView(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = { savedViewId: textOf(form, 'id') };
  return changed(
    () => requestGraphql(RemoveSavedViewDocument, { input }),
    (data) => data.removeSavedView,
    () => done(t('views.removed')),
  );
}
