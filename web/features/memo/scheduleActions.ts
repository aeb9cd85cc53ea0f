'use server';

import type { Locale } from '../../graphql/generated/graphql.ts';
import { CreateMemoScheduleDocument, RemoveMemoScheduleDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import type { ActionState } from '../form/actionState.ts';
import { done, refused } from '../form/actionState.ts';
import { changed } from '../form/changed.ts';
import { numberOf, textOf } from '../form/fields.ts';
import { loadLanguage } from '../preferences/preferences.ts';

/** Has a study's memo made every week from now on. */
export async function createMemoSchedule(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const [weekday, hour] = [numberOf(form, 'weekday'), numberOf(form, 'hour')];
  if (weekday === null || hour === null || !Number.isInteger(hour)) return refused(t('form.notWholeNumber'));
  const input = {
    teamId: textOf(form, 'teamId'),
    studyId: textOf(form, 'studyId'),
    weekday,
    hour,
    locale: textOf(form, 'locale') as Locale,
  };
  return changed(
    () => requestGraphql(CreateMemoScheduleDocument, { input }),
    (data) => data.createMemoSchedule,
    () => done(t('study.schedule.made')),
  );
}

export async function removeMemoSchedule(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = { memoScheduleId: textOf(form, 'id') };
  return changed(
    () => requestGraphql(RemoveMemoScheduleDocument, { input }),
    (data) => data.removeMemoSchedule,
    () => done(t('study.schedule.ended')),
  );
}
