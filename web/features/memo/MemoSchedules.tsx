import type { Language } from '../../charts/chart.type.ts';
import { MemoSchedulesDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import styles from './memo.module.css';
import { createMemoSchedule, removeMemoSchedule } from './scheduleActions.ts';

type MemoSchedulesProps = { teamId: string; studyId: string; locale: string; language: Language };

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** When the memo of a study is made by itself, for those who administer its team. */
export async function MemoSchedules({ teamId, studyId, locale, language }: MemoSchedulesProps) {
  const { t, numbers } = language;
  const answer = await requestGraphql(MemoSchedulesDocument, { teamId });
  if (answer.status === 'unreachable') return null;
  const schedules = (answer.data.team?.memoSchedules ?? []).filter(({ study }) => study?.id === studyId);
  return (
    <details className={styles.schedules}>
      <summary>{t('study.schedule.title', { count: schedules.length })}</summary>
      <p className="caption">{t('study.schedule.lead')}</p>
      <ul>
        {schedules.map(({ id, weekday, hour, nextDueAt }) => (
          <li key={id}>
            <span>
              {t('study.schedule.every', { day: nameOf(weekday, locale), hour: String(hour) })}{' '}
              <span className="caption">
                {t('study.schedule.next', { date: numbers.day(new Date(nextDueAt)) })}
              </span>
            </span>
            <ActionForm action={removeMemoSchedule} submit={t('study.schedule.end')}>
              <input type="hidden" name="id" value={id} />
            </ActionForm>
          </li>
        ))}
      </ul>
      <ActionForm action={createMemoSchedule} submit={t('study.schedule.make')}>
        <input type="hidden" name="teamId" value={teamId} />
        <input type="hidden" name="studyId" value={studyId} />
        <input type="hidden" name="locale" value={locale === 'ja' ? 'JA' : 'EN'} />
        <label>
          {t('study.schedule.day')}
          <select name="weekday" defaultValue="1">
            {weekdays.map((day) => (
              <option key={day} value={day}>
                {nameOf(day, locale)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('study.schedule.hour')}
          <input name="hour" inputMode="numeric" defaultValue="8" autoComplete="off" required />
        </label>
      </ActionForm>
    </details>
  );
}

/** 1 is Monday, as 1 January 2024 was. */
function nameOf(weekday: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, weekday),
  );
}
