'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import type { UpdateTeamItemInput } from '../../graphql/generated/graphql.ts';
import {
  DeleteTeamItemDocument,
  ItemHoldersDocument,
  UpdateTeamItemDocument,
} from '../../graphql/generated/graphql.ts';
import { ApiFault, requestGraphql } from '../../graphql/request.ts';
import type { ActionState } from '../form/actionState.ts';
import { done, refused } from '../form/actionState.ts';
import { changed } from '../form/changed.ts';
import { textOf } from '../form/fields.ts';
import { loadLanguage } from '../preferences/preferences.ts';
import { faultText } from '../userErrors/faultText.ts';
import { userErrorText } from '../userErrors/userErrorText.ts';

/** So many items a list shows, and so many are changed at once. */
const mostChosen = 100;

/** Gives an item the name and the tags that were typed, and archives it or not. */
export async function changeItem(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = {
    id: textOf(form, 'id'),
    name: textOf(form, 'name'),
    tags: textOf(form, 'tags')
      .split(/[,、]/)
      .map((tag) => tag.trim())
      .filter(Boolean),
    isArchived: form.get('archived') === 'on',
  };
  return changed(
    () => requestGraphql(UpdateTeamItemDocument, { input }),
    (data) => data.updateTeamItem,
    () => done(t('item.saved')),
  );
}

/** Deletes an item that nothing holds, and leads to those that are left. */
export async function deleteItem(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const failure = await tried(() => removed(textOf(form, 'id')));
  if (failure !== null) return refused(failure);
  revalidatePath('/', 'layout');
  const path = ['/sweeps', '/studies', '/models', '/datasets'].find((each) => each === form.get('path'));
  if (path) redirect(path);
  return done(t('item.deleted', { count: 1 }));
}

/** Tags, archives or deletes the chosen items, one after the other; says which stay as they were, and why. */
export async function changeItems(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const ids = form.getAll('item').map(String).slice(0, mostChosen);
  const act = textOf(form, 'do');
  const tag = textOf(form, 'tag');
  if (ids.length === 0) return refused(t('item.noneChosen'));
  if ((act === 'tag' || act === 'untag') && tag === '') return refused(t('item.noTag'));
  const change: Partial<UpdateTeamItemInput> | undefined = {
    tag: { addTags: [tag] },
    untag: { removeTags: [tag] },
    archive: { isArchived: true },
    restore: { isArchived: false },
  }[act];
  const failures: string[] = [];
  for (const id of ids) {
    const failure = await tried(() =>
      change ? updated({ ...change, id }) : act === 'delete' ? removed(id) : Promise.resolve(null),
    );
    if (failure !== null) failures.push(failure);
  }
  revalidatePath('/', 'layout');
  const count = ids.length - failures.length;
  const said = t(act === 'delete' ? 'item.deleted' : 'item.changed', { count });
  return failures.length === 0 ? done(said) : refused([said, ...failures].join(' '));
}

/** What is said of a change that failed; null where it was made. */
async function tried(change: () => Promise<string | null>): Promise<string | null> {
  const { t } = await loadLanguage();
  try {
    return await change();
  } catch (fault) {
    if (!(fault instanceof ApiFault)) throw fault;
    return faultText(fault, t);
  }
}

async function updated(input: UpdateTeamItemInput): Promise<string | null> {
  const { t } = await loadLanguage();
  const answer = await requestGraphql(UpdateTeamItemDocument, { input });
  if (answer.status === 'unreachable') return t('change.unreachable');
  const [error] = answer.data.updateTeamItem.userErrors;
  return error ? userErrorText(error, t) : null;
}

async function removed(id: string): Promise<string | null> {
  const { t } = await loadLanguage();
  const answer = await requestGraphql(DeleteTeamItemDocument, { input: { id } });
  if (answer.status === 'unreachable') return t('change.unreachable');
  const [error] = answer.data.deleteTeamItem.userErrors;
  if (!error) return null;
  const why = await requestGraphql(ItemHoldersDocument, { id });
  if (why.status === 'unreachable' || why.data.itemHolders.length === 0) return userErrorText(error, t);
  const { node, itemHolders } = why.data;
  const holders = itemHolders.map(({ kind, name }) => t(`item.holders.${kind}`, { name: name ?? '' }).trim());
  const item = node && 'name' in node ? node.name : '';
  return t('item.held', { item, holders: holders.join(t('item.and')) });
}
