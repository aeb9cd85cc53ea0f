import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import { SweepSubmissionsDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import styles from './benchmark.module.css';
import { rankText } from './benchmarkText.ts';
import { HandInForm } from './HandInForm.tsx';
import { handInChoices } from './handInChoices.ts';
import { submissionHref } from './submissionHref.ts';

/** Where a finished sweep stands on leaderboards, and the form that hands it in to those whose model and data it trains. */
export async function HandIn({
  sweepId,
  canChange,
  language: { t },
}: {
  sweepId: string;
  canChange: boolean;
  language: Language;
}) {
  const answer = await requestGraphql(SweepSubmissionsDocument, { id: sweepId });
  if (answer.status === 'unreachable' || !answer.data.sweep) return null;
  const { submissions } = answer.data.sweep;
  const nodes = handInChoices(answer.data.sweep, answer.data.benchmarks.nodes);
  if (submissions.length === 0 && (!canChange || nodes.length === 0)) return null;
  return (
    <section className={styles.section} aria-labelledby="hand-in">
      <h2 id="hand-in">{t('benchmark.form.submitTitle')}</h2>
      {submissions.length > 0 && (
        <ul className={styles.history}>
          {submissions.map(({ id, status, benchmark, rank, isRankShared }) => (
            <li key={id}>
              <Link prefetch={false} href={submissionHref(benchmark.slug, id)}>
                {benchmark.name}
              </Link>{' '}
              {status === 'LISTED' && rank !== null
                ? t('benchmark.submission.standing', { rank: rankText({ rank, isRankShared }) })
                : t(`benchmark.status.${status}`)}
            </li>
          ))}
        </ul>
      )}
      {canChange && nodes.length > 0 && (
        <>
          <p className="caption">{t('benchmark.form.submitLead')}</p>
          <div className={styles.forms}>
            <HandInForm sweepId={sweepId} submit={t('benchmark.form.submit')}>
              <label>
                {t('benchmark.form.benchmark')}
                <select name="benchmarkId">
                  {nodes.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
              </label>
            </HandInForm>
          </div>
        </>
      )}
    </section>
  );
}
