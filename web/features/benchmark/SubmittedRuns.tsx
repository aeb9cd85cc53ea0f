import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import styles from './benchmark.module.css';
import { figureText } from './benchmarkText.ts';
import type { SubmissionData } from './loadSubmission.ts';
import { submissionHref } from './submissionHref.ts';

type Props = { submission: SubmissionData; language: Language };

/** Every run behind a submission with its crossing and the way to its log; a miss is a row like any other. */
export function SubmittedRuns({ submission, language }: Props) {
  const { t, numbers } = language;
  const { id, runs, benchmark, version, status } = submission;
  if (status !== 'LISTED') return <p className={styles.nothing}>{t('benchmark.submission.closed')}</p>;
  const href = submissionHref(benchmark.slug, id);
  const { hasNextPage, endCursor } = runs.pageInfo;
  return (
    <div className={styles.scroll}>
      <table className={styles.board}>
        <caption className="visuallyHidden">{t('benchmark.submission.runs')}</caption>
        <thead>
          <tr>
            <th scope="col" className={styles.number}>
              {t('benchmark.submission.batchSize')}
            </th>
            <th scope="col" className={styles.number}>
              {t('benchmark.submission.seed')}
            </th>
            <th scope="col" className={styles.number}>
              {t('benchmark.submission.steps')}
            </th>
            <th scope="col" className={styles.number}>
              {t(`benchmark.ranking.${version.ranking}`)}
            </th>
            <th scope="col">{t('benchmark.submission.attestedBy')}</th>
            <th scope="col">{t('benchmark.submission.log')}</th>
          </tr>
        </thead>
        <tbody>
          {runs.nodes.map((run) => (
            <tr key={run.runId} className={run.isScored ? styles.scored : undefined}>
              <th scope="row" className={styles.number}>
                {numbers.whole(run.batchSize)}
              </th>
              <td className={styles.number}>{numbers.whole(run.seed)}</td>
              <td className={styles.number}>
                {run.upperSteps === null
                  ? t('benchmark.submission.missed')
                  : numbers.interval({ lower: run.lowerSteps, upper: run.upperSteps })}
              </td>
              <td className={styles.number}>{figureText(run.figure, version, language)}</td>
              <td>{t(`benchmark.attestedBy.${run.attestedBy ?? 'NOBODY'}`)}</td>
              <td className={styles.links}>
                {run.lowerSteps !== null && (
                  <>
                    <Link
                      prefetch={false}
                      href={`${href}?run=${encodeURIComponent(run.runId)}#log`}
                      aria-label={`${t('benchmark.submission.log')} b = ${run.batchSize}, ${t('benchmark.submission.seed')} ${run.seed}`}
                    >
                      {t('benchmark.submission.log')}
                    </Link>{' '}
                    <a
                      href={`${href}/logs/${encodeURIComponent(run.runId)}.csv`}
                      aria-label={`${t('benchmark.submission.download')} b = ${run.batchSize}, ${t('benchmark.submission.seed')} ${run.seed}`}
                    >
                      CSV
                    </a>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.all}>
        <a href={`${href}/evidence.csv`} className="button">
          {t('benchmark.submission.all')}
        </a>
      </p>
      {hasNextPage && endCursor && (
        <Link prefetch={false} href={`${href}?after=${endCursor}`}>
          {t('benchmark.submission.more')}
        </Link>
      )}
    </div>
  );
}

/** The first rows of the chosen run's log. */
export function SubmittedLog({ submission, runId, language }: Props & { runId: string }) {
  const { t, numbers } = language;
  const run = submission.runs.nodes.find((each) => each.runId === runId);
  const rows = submission.log?.nodes ?? [];
  if (!run || rows.length === 0) return null;
  const columns = ['trainingLoss', 'testLoss', 'testAccuracy', 'gradientNorm'] as const;
  const shown = columns.filter((column) => rows.some((row) => row[column] !== null));
  const name = {
    trainingLoss: t('benchmark.form.metrics.TRAINING_LOSS'),
    testLoss: t('benchmark.form.metrics.TEST_LOSS'),
    testAccuracy: t('benchmark.form.metrics.TEST_ACCURACY'),
    gradientNorm: t('benchmark.form.metrics.GRADIENT_NORM'),
  };
  return (
    <section className={styles.section} aria-labelledby="log">
      <h2 id="log">{t('benchmark.submission.logTitle', { batchSize: run.batchSize, seed: run.seed })}</h2>
      <div className={styles.scroll}>
        <table className={styles.board}>
          <thead>
            <tr>
              <th scope="col" className={styles.number}>
                {t('benchmark.submission.steps')}
              </th>
              {shown.map((column) => (
                <th key={column} scope="col" className={styles.number}>
                  {name[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.step}>
                <th scope="row" className={styles.number}>
                  {numbers.whole(row.step)}
                </th>
                {shown.map((column) => (
                  <td key={column} className={styles.number}>
                    {row[column] === null ? '' : Number(row[column].toPrecision(4))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
