import { monthlyMoney, plainSentences, tellRechecks } from '@critbatch/theory';
import Link from 'next/link';
import { Suspense } from 'react';
import type { Language } from '../../charts/chart.type.ts';
import type { SweepRechecksQuery } from '../../graphql/generated/graphql.ts';
import { SweepRechecksDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import list from '../../styles/list.module.css';
import { SuggestedRuns, SuggestionUnderWay } from '../change/SuggestedRuns.tsx';
import { spentText } from '../cost/spentText.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import { CheckSet } from '../form/CheckSet.tsx';
import { endRechecks, scheduleRecheck } from './actions.ts';
import styles from './recheck.module.css';

type RechecksProps = { sweepId: string; canChange: boolean; language: Language };
type Checked = NonNullable<SweepRechecksQuery['sweep']>;

const sweepHref = (id: string) => `/sweeps/${encodeURIComponent(id)}`;

/** b* over time: what the sweep found, and each re-check since; for those who may, when the next one starts. */
export async function Rechecks({ sweepId, canChange, language }: RechecksProps) {
  const { t } = language;
  const answer = await requestGraphql(SweepRechecksDocument, { id: sweepId });
  if (answer.status === 'unreachable' || !answer.data.sweep) return null;
  const { sweep } = answer.data;
  const { recheckOf, rechecks, recheckSchedule: schedule } = sweep;
  if (recheckOf) {
    return (
      <section className={styles.rechecks} id="rechecks">
        <p>
          {t('recheck.of')}{' '}
          <Link prefetch={false} href={`${sweepHref(recheckOf.id)}#rechecks`}>
            #{recheckOf.number} {recheckOf.name}
          </Link>
        </p>
      </section>
    );
  }
  if (!canChange && rechecks.length === 0 && !schedule) return null;
  return (
    <section className={styles.rechecks} id="rechecks">
      <h2>{t('recheck.title')}</h2>
      <p className="caption">{t('recheck.lead')}</p>
      {rechecks.length > 0 && <Chain sweep={sweep} canChange={canChange} language={language} />}
      {schedule && (
        <p>
          {t('recheck.every', { weeks: schedule.everyWeeks })}{' '}
          {t('recheck.next', { date: language.numbers.day(new Date(schedule.nextDueAt)) })}
          {rechecks.at(-1)?.verdict === 'UNDECIDED' &&
            ` ${t('recheck.sameBudget', { time: language.numbers.duration(schedule.deviceSecondsBudget) })}`}{' '}
          {returnText(sweep, schedule, language)}
        </p>
      )}
      {canChange && <ScheduleForm sweep={sweep} language={language} />}
    </section>
  );
}

/** Newest first, as one looks for what has changed. */
function Chain({ sweep, canChange, language }: { sweep: Checked; canChange: boolean; language: Language }) {
  const { t, numbers } = language;
  const newest = sweep.rechecks.at(-1);
  const found = (b: Checked['rechecks'][number]['now']) => (b ? numbers.withInterval(b) : t('recheck.none'));
  const first = sweep.estimate?.lawsCriticalBatchSize ?? null;
  return (
    <table className={list.table}>
      <caption className="visuallyHidden">{t('recheck.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('recheck.started')}</th>
          <th scope="col">{t('recheck.sweep')}</th>
          <th scope="col">{t('recheck.found')}</th>
          <th scope="col">{t('recheck.verdict')}</th>
        </tr>
      </thead>
      <tbody>
        {sweep.rechecks.toReversed().map(({ verdict, direction, createdAt, now, sweep: checking }) => (
          <tr key={checking.id}>
            <td>{numbers.date(new Date(createdAt))}</td>
            <th scope="row">
              <Link prefetch={false} href={sweepHref(checking.id)}>
                #{checking.number}
              </Link>
            </th>
            <td>{verdict === null ? '' : found(now)}</td>
            <td>
              <span
                className={`chip ${verdict === 'MOVED' ? 'yours' : verdict === 'SAME' ? 'ok' : 'neutral'}`}
              >
                {t(`recheck.verdicts.${direction ?? verdict ?? 'RUNNING'}`)}
              </span>
              {verdict === 'UNDECIDED' &&
                checking.id === newest?.sweep.id &&
                checking.status === 'FINISHED' && (
                  // More runs open it again, and it is judged anew when they have ended.
                  <Suspense fallback={<SuggestionUnderWay language={language} />}>
                    <SuggestedRuns sweepId={checking.id} canAdd={canChange} language={language} />
                  </Suspense>
                )}
            </td>
          </tr>
        ))}
        <tr>
          <td>{numbers.date(new Date(sweep.createdAt))}</td>
          <th scope="row">{t('recheck.thisSweep')}</th>
          <td>{found(first)}</td>
          <td />
        </tr>
      </tbody>
    </table>
  );
}

/** What the sweep itself took, rounded up: with half of it, most re-checks come to a verdict (docs/decisions/0039-weekly.md). */
function minutesOf({ spending }: Checked): number {
  const seconds = spending.reduce((sum, each) => sum + each.deviceSeconds + each.evaluationSeconds, 0);
  return Math.max(1, Math.ceil(seconds / 60));
}

/** What re-checks cost against what they check saves; nothing where no price is known. */
function returnText(
  { recommendation }: Checked,
  schedule: Pick<NonNullable<Checked['recheckSchedule']>, 'everyWeeks' | 'deviceSecondsBudget'>,
  { numbers }: Language,
): string {
  const { pricePerDeviceHour, currency, monthly } = recommendation ?? {};
  if (!pricePerDeviceHour || !currency) return '';
  const told = tellRechecks(
    { ...schedule, pricePerDeviceHour, currency, monthly: monthlyMoney(monthly ?? null) },
    { numbers },
  );
  return plainSentences(told, numbers.locale);
}

/** What the form proposes. */
function usualSchedule(sweep: Checked) {
  return { everyWeeks: 4, deviceSecondsBudget: 60 * minutesOf(sweep) };
}

/** What it took, and cost where a price is recorded, on each kind of device. */
function spentTexts({ spending }: Checked, language: Language): string {
  return language.numbers.row(spending.map((each) => spentText(each, language)));
}

function ScheduleForm({ sweep, language }: { sweep: Checked; language: Language }) {
  const { t } = language;
  const schedule = sweep.recheckSchedule;
  const { everyWeeks, deviceSecondsBudget } = schedule ?? usualSchedule(sweep);
  return (
    <details className={styles.form}>
      <summary>{t(schedule ? 'recheck.change' : 'recheck.schedule')}</summary>
      <ActionForm action={scheduleRecheck} submit={t('recheck.save')}>
        <input type="hidden" name="sweepId" value={sweep.id} />
        <label>
          {t('recheck.weeks')}
          <input name="everyWeeks" inputMode="numeric" defaultValue={everyWeeks} required />
        </label>
        <label>
          {t('recheck.minutes')}
          <input name="minutes" inputMode="decimal" defaultValue={deviceSecondsBudget / 60} required />
        </label>
        <p className="caption">
          {t('recheck.minutesHint', { spent: spentTexts(sweep, language) })}
          {!schedule && ` ${returnText(sweep, usualSchedule(sweep), language)}`}
        </p>
        <CheckSet legend={t('recheck.first')}>
          <label>
            <input type="checkbox" name="startsNow" /> {t('recheck.startsNow')}
          </label>
        </CheckSet>
      </ActionForm>
      {schedule && (
        <ActionForm action={endRechecks} submit={t('recheck.end')}>
          <input type="hidden" name="sweepId" value={sweep.id} />
        </ActionForm>
      )}
    </details>
  );
}
