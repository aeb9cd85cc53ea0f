import { targetText } from '@critbatch/theory';
import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import head from '../../styles/head.module.css';
import { RichText } from '../phrase/richText.tsx';
import answer from '../sweep/sweep.module.css';
import styles from './benchmark.module.css';
import type { BenchmarkData, VersionData } from './benchmarkText.ts';
import { leaderPhrase } from './benchmarkText.ts';
import { LiveBoard } from './LiveBoard.tsx';
import { TrustChip } from './TrustChip.tsx';

type HeadProps = { benchmark: BenchmarkData; version: VersionData; language: Language };

/** Where we are, who leads and whether the data can tell, and how far to trust a row. */
export function BenchmarkHead({ benchmark, version, language }: HeadProps) {
  const { t, numbers } = language;
  const { submissions, teams, attested, replicated, runs } = version.totals;
  const facts: [string, string][] = [
    [t('benchmark.facts.submissions'), numbers.whole(submissions)],
    [t('benchmark.facts.teams'), numbers.whole(teams)],
    [
      t('benchmark.facts.attested'),
      t('benchmark.facts.of', { part: numbers.whole(attested), all: numbers.whole(submissions) }),
    ],
    [
      t('benchmark.facts.replicated'),
      t('benchmark.facts.of', { part: numbers.whole(replicated), all: numbers.whole(submissions) }),
    ],
    [t('benchmark.facts.runs'), numbers.whole(runs)],
  ];
  return (
    <>
      <header className={head.header}>
        <nav aria-label={t('sweep.crumb')} className={head.crumb}>
          <Link prefetch={false} href="/benchmarks">
            {t('benchmark.title')}
          </Link>{' '}
          / {version.dataset.name} / {version.model.name}
        </nav>
        <div className={head.headline}>
          <h1 className={answer.name}>{benchmark.name}</h1>
          <span className="chip neutral">
            {t('benchmark.version', {
              number: version.number,
              date: numbers.date(new Date(version.createdAt)),
            })}
          </span>
          <LiveBoard benchmarkId={benchmark.id} after={benchmark.lastEventSequence} />
        </div>
      </header>
      <div className={answer.top}>
        <section>
          <p className={answer.sentence}>
            <RichText t={t} phrase={leaderPhrase(version, language)} />
          </p>
          <p className={answer.lead}>
            {t(`benchmark.by.${version.ranking}`, { target: targetText(version, language) })}
          </p>
          {benchmark.description && <p className={answer.lead}>{benchmark.description}</p>}
          <dl className={answer.facts}>
            {facts.map(([name, value]) => (
              <div key={name} className={answer.fact}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
        <aside aria-labelledby="trust">
          <h2 id="trust">{t('benchmark.trust.title')}</h2>
          <ul className={styles.trust}>
            {(['REPLICATED', 'ATTESTED', 'REPORTED'] as const).map((trust) => (
              <li key={trust}>
                <TrustChip trust={trust} language={language} />
                <span>{t(`benchmark.trust.${trust}`)}</span>
              </li>
            ))}
          </ul>
          <p className="caption">{t('benchmark.trust.recomputed')}</p>
        </aside>
      </div>
    </>
  );
}
