'use server';

import type { Locale } from '../../graphql/generated/graphql.ts';
import {
  ChooseMemoLettersDocument,
  CreateMemoDocument,
  CreateMemoScheduleDocument,
  RemoveMemoScheduleDocument,
  SignInOptionsDocument,
} from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import type { ActionState } from '../form/actionState.ts';
import { done, refused } from '../form/actionState.ts';
import { changed } from '../form/changed.ts';
import { numberOf, textOf } from '../form/fields.ts';
import { loadLanguage } from '../preferences/preferences.ts';

/** Makes the memo of this week, of a team or of one of its studies. */
export async function makeMemo(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = { teamId: textOf(form, 'teamId'), studyId: textOf(form, 'studyId') || null };
  return changed(
    () => requestGraphql(CreateMemoDocument, { input }),
    (data) => data.createMemo,
    () => done(t('memo.made')),
  );
}

/** Has the reader sent the memos of a schedule, or sent no more. */
export async function chooseMemoLetters(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const byLetter = textOf(form, 'byLetter') === 'yes';
  const input = { memoScheduleId: textOf(form, 'id'), byLetter };
  const said = byLetter ? await sayOfLetters() : 'memo.schedule.stopped';
  return changed(
    () => requestGraphql(ChooseMemoLettersDocument, { input }),
    (data) => data.chooseMemoLetters,
    () => done(t(said)),
  );
}

/** Letters are promised where there is a mail server. */
async function sayOfLetters(): Promise<'memo.schedule.sent' | 'notification.noPost'> {
  const answer = await requestGraphql(SignInOptionsDocument, {});
  const sends = answer.status === 'answered' && answer.data.signInOptions.linkByEmail;
  return sends ? 'memo.schedule.sent' : 'notification.noPost';
}

/** Has a memo made every week from now on. */
export async function createMemoSchedule(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const [weekday, hour] = [numberOf(form, 'weekday'), numberOf(form, 'hour')];
  if (weekday === null || hour === null || !Number.isInteger(hour)) return refused(t('form.notWholeNumber'));
  const input = {
    teamId: textOf(form, 'teamId'),
    studyId: textOf(form, 'studyId') || null,
    weekday,
    hour,
    locale: textOf(form, 'locale') as Locale,
  };
  return changed(
    () => requestGraphql(CreateMemoScheduleDocument, { input }),
    (data) => data.createMemoSchedule,
    () => done(t('memo.schedule.added')),
  );
}

export async function removeMemoSchedule(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const input = { memoScheduleId: textOf(form, 'id') };
  return changed(
    () => requestGraphql(RemoveMemoScheduleDocument, { input }),
    (data) => data.removeMemoSchedule,
    () => done(t('memo.schedule.ended')),
  );
}
