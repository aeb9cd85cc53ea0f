import type { Language } from '../../charts/chart.type.ts';
import { MemoSchedulesDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import { chooseMemoLetters, createMemoSchedule, removeMemoSchedule } from './actions.ts';
import styles from './memo.module.css';

type MemoSchedulesProps = {
  teamId: string;
  /** Null for the memos of the whole team. */
  studyId: string | null;
  isAdmin: boolean;
  locale: string;
  language: Language;
};

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** When a memo is made by itself, for those who administer its team; every member can have it sent by e-mail. */
export async function MemoSchedules({ teamId, studyId, isAdmin, locale, language }: MemoSchedulesProps) {
  const { t, numbers } = language;
  const answer = await requestGraphql(MemoSchedulesDocument, { teamId });
  if (answer.status === 'unreachable') return null;
  const schedules = (answer.data.team?.memoSchedules ?? []).filter(
    ({ study }) => (study?.id ?? null) === studyId,
  );
  if (schedules.length === 0 && !isAdmin) return <p className="caption">{t('memo.schedule.none')}</p>;
  return (
    <details className={styles.schedules} open={schedules.length > 0}>
      <summary>{t('memo.schedule.title', { count: schedules.length })}</summary>
      <p className="caption">{t('memo.schedule.lead')}</p>
      <ul>
        {schedules.map(({ id, weekday, hour, nextDueAt, byLetter }) => (
          <li key={id}>
            <span>
              {t('memo.schedule.every', { day: nameOf(weekday, locale), hour: String(hour) })}{' '}
              <span className="caption">
                {t('memo.schedule.next', { date: numbers.day(new Date(nextDueAt)) })}
              </span>
            </span>
            <ActionForm
              action={chooseMemoLetters}
              submit={t(byLetter ? 'memo.schedule.stop' : 'memo.schedule.send')}
            >
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="byLetter" value={byLetter ? 'no' : 'yes'} />
            </ActionForm>
            {isAdmin && (
              <ActionForm action={removeMemoSchedule} submit={t('memo.schedule.end')}>
                <input type="hidden" name="id" value={id} />
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
      {isAdmin && (
        <ActionForm
          action={createMemoSchedule}
          submit={t(schedules.length > 0 ? 'memo.schedule.makeToo' : 'memo.schedule.make')}
        >
          <input type="hidden" name="teamId" value={teamId} />
          <input type="hidden" name="studyId" value={studyId ?? ''} />
          <input type="hidden" name="locale" value={locale === 'ja' ? 'JA' : 'EN'} />
          <label>
            {t('memo.schedule.day')}
            <select name="weekday" defaultValue="1">
              {weekdays.map((day) => (
                <option key={day} value={day}>
                  {nameOf(day, locale)}
                </option>
              ))}
            </select>
          </label>
          <label>
            {t('memo.schedule.hour')}
            <input name="hour" inputMode="numeric" defaultValue="8" autoComplete="off" required />
          </label>
        </ActionForm>
      )}
    </details>
  );
}

/** 1 is Monday, as 1 January 2024 was. */
function nameOf(weekday: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, weekday),
  );
}
