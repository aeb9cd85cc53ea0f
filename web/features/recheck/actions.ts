'use server';

import { EndRechecksDocument, ScheduleRecheckDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import type { ActionState } from '../form/actionState.ts';
import { done, refused } from '../form/actionState.ts';
import { changed } from '../form/changed.ts';
import { numberOf, textOf } from '../form/fields.ts';
import { notNumber } from '../form/notNumber.ts';
import { loadLanguage } from '../preferences/preferences.ts';

const secondsPerMinute = 60;

/** Has a sweep checked again every few weeks. */
export async function scheduleRecheck(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  const [everyWeeks, minutes] = [numberOf(form, 'everyWeeks'), numberOf(form, 'minutes')];
  const fault = notNumber(form, { everyWeeks: t('recheck.weeks'), minutes: t('recheck.minutes') }, t);
  if (fault) return fault;
  if (everyWeeks === null || !Number.isInteger(everyWeeks)) return refused(t('form.notWholeNumber'));
  if (minutes === null) return refused(t('form.notANumber'));
  const input = {
    sweepId: textOf(form, 'sweepId'),
    everyWeeks,
    deviceSecondsBudget: minutes * secondsPerMinute,
    startsNow: form.has('startsNow'),
  };
  return changed(
    () => requestGraphql(ScheduleRecheckDocument, { input }),
    (data) => data.scheduleRecheck,
    () => done(t('recheck.scheduled')),
  );
}

export async function endRechecks(_state: ActionState, form: FormData): Promise<ActionState> {
  const { t } = await loadLanguage();
  return changed(
    () => requestGraphql(EndRechecksDocument, { input: { sweepId: textOf(form, 'sweepId') } }),
    (data) => data.endRechecks,
    () => done(t('recheck.ended')),
  );
}
