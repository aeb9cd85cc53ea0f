import { targetText } from '@critbatch/theory';
import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import styles from './benchmark.module.css';
import type { BenchmarkData, VersionData } from './benchmarkText.ts';
import { eventText, figureText, scoreInterval } from './benchmarkText.ts';
import { submissionHref } from './submissionHref.ts';

type Props = { benchmark: BenchmarkData; version: VersionData; language: Language };

/** What the benchmark fixes, and how scores and ranks come about. */
export function Rules({ benchmark, version, language }: Props) {
  const { t, numbers } = language;
  const rows: [string, string][] = [
    [t('benchmark.rules.model'), `${version.model.name} (${version.model.contentHash.slice(0, 12)})`],
    [t('benchmark.rules.dataset'), `${version.dataset.name} (${version.dataset.contentHash.slice(0, 12)})`],
    [t('benchmark.rules.target'), targetText(version, language)],
    [
      t('benchmark.rules.optimisers'),
      numbers.row(version.optimisers.map((name) => t(`benchmark.optimiser.${name}`))) ||
        t('benchmark.rules.any'),
    ],
    [t('benchmark.rules.ranking'), t(`benchmark.ranking.${version.ranking}`)],
    ...(version.device ? [[t('benchmark.rules.device'), version.device] as [string, string]] : []),
    ...version.prices.map(({ device, pricePerDeviceHour }): [string, string] => [
      t('benchmark.rules.price', { device }),
      `${numbers.setting(pricePerDeviceHour)} ${version.currency}`,
    ]),
    [t('benchmark.rules.madeBy'), benchmark.teamName],
  ];
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">{t('benchmark.rules.title')}</h2>
      <dl className={styles.rules}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="caption">{t('benchmark.rules.score')}</p>
      <p className="caption">{t('benchmark.rules.rank')}</p>
      {benchmark.versions.length > 1 && (
        <p className="caption">
          {t('benchmark.rules.versions')}{' '}
          {benchmark.versions.map(({ number }) => (
            <span key={number}>
              <Link
                prefetch={false}
                href={`/benchmarks/${benchmark.slug}?version=${number}`}
                {...(number === version.number && { 'aria-current': 'true' as const })}
              >
                {number}
              </Link>{' '}
            </span>
          ))}
        </p>
      )}
    </section>
  );
}

/** All that happened, the newest first, and what no longer stands. */
export function History({ benchmark, version, language }: Props) {
  const { t, numbers } = language;
  const { slug, history } = benchmark;
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t('benchmark.history')}</h2>
      <ol className={styles.history}>
        {history.nodes.map((event) => (
          <li key={event.sequence}>
            <time dateTime={event.createdAt}>{numbers.date(new Date(event.createdAt))}</time>{' '}
            {eventText(event, language)}
          </li>
        ))}
      </ol>
      {version.ended.nodes.length > 0 && (
        <>
          <h3>{t('benchmark.ended')}</h3>
          <ul className={styles.history}>
            {version.ended.nodes.map(({ id, teamName, status, score }) => (
              <li key={id}>
                <Link prefetch={false} href={submissionHref(slug, id)}>
                  {teamName}
                </Link>{' '}
                {figureText(score.value, version, language)} ({scoreInterval(score, version, language)}),{' '}
                {t(`benchmark.status.${status}`)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
