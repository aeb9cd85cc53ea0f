import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import styles from '../../../../../../features/benchmark/benchmark.module.css';
import { figureText, rankText, scoreInterval } from '../../../../../../features/benchmark/benchmarkText.ts';
import { loadSubmission } from '../../../../../../features/benchmark/loadSubmission.ts';
import { RetrainedSegments } from '../../../../../../features/benchmark/RetrainedSegments.tsx';
import { Disputes, Replications } from '../../../../../../features/benchmark/SubmissionChecks.tsx';
import { SubmissionTrust } from '../../../../../../features/benchmark/SubmissionTrust.tsx';
import { SubmittedLog, SubmittedRuns } from '../../../../../../features/benchmark/SubmittedRuns.tsx';
import { TrustChip } from '../../../../../../features/benchmark/TrustChip.tsx';
import { UncheckedLink } from '../../../../../../features/benchmark/UncheckedRuns.tsx';
import { OriginChip } from '../../../../../../features/origin/OriginChip.tsx';
import { policyRows } from '../../../../../../features/policy/policyRows.tsx';
import { policyName } from '../../../../../../features/policy/policyText.ts';
import { loadLanguage } from '../../../../../../features/preferences/preferences.ts';
import { loadViewer } from '../../../../../../features/session/viewer.ts';
import { Page } from '../../../../../../features/shell/Page.tsx';
import type { SearchParams } from '../../../../../../features/shell/searchParams.type.ts';
import { Unreachable } from '../../../../../../features/shell/Unreachable.tsx';
import answerStyles from '../../../../../../features/sweep/sweep.module.css';
import head from '../../../../../../styles/head.module.css';

type Props = { params: Promise<{ slug: string; id: string }>; searchParams: Promise<SearchParams> };

async function load({ params, searchParams }: Props) {
  const { run, after } = await searchParams;
  const chosen = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  return loadSubmission(decodeURIComponent((await params).id), chosen(run), chosen(after));
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const answer = await load(props);
  const submission = answer.status === 'answered' ? answer.data.submission : null;
  return submission ? { title: `${submission.teamName} · ${submission.benchmark.name}` } : {};
}

/** What a row of a leaderboard rests on: settings, runs and logs, replications, disputes. */
export default async function SubmissionPage(props: Props) {
  const [answer, viewing, language] = [await load(props), await loadViewer(), await loadLanguage()];
  if (answer.status === 'unreachable' || viewing.status === 'unreachable') return <Unreachable />;
  const { submission } = answer.data;
  if (!submission) notFound();
  const viewer = viewing.status === 'signedIn' ? viewing.viewer : null;
  const { t, numbers } = language;
  const { benchmark, version, score, sweep } = submission;
  // Its own team reads all of it, saving and payback too; others what was kept when it was handed in, if anything was.
  const recommendation = sweep?.recommendation ?? submission.recommendation;
  const { run } = await props.searchParams;
  const facts: [string, string][] = [
    [t(`benchmark.ranking.${version.ranking}`), figureText(score.value, version, language)],
    [t('benchmark.submission.interval'), scoreInterval(score, version, language)],
    [
      t('sweep.policy.crossing'),
      t(submission.isExact ? 'benchmark.submission.exact' : 'sweep.policy.crossingInterval'),
    ],
    [t('benchmark.submission.handedIn'), numbers.date(new Date(submission.submittedAt))],
    ...(submission.endedAt
      ? [[t('benchmark.submission.ended'), numbers.date(new Date(submission.endedAt))] as [string, string]]
      : []),
  ];
  return (
    <Page>
      <header className={head.header}>
        <nav aria-label={t('sweep.crumb')} className={head.crumb}>
          <Link prefetch={false} href="/benchmarks">
            {t('benchmark.title')}
          </Link>{' '}
          /{' '}
          <Link prefetch={false} href={`/benchmarks/${benchmark.slug}`}>
            {benchmark.name}
          </Link>
        </nav>
        <div className={head.headline}>
          <h1 className={answerStyles.name}>
            {t('benchmark.submission.title', {
              team: submission.teamName,
              method: policyName(submission.policy, language),
            })}
          </h1>
          <TrustChip trust={submission.trust} language={language} />
          <UncheckedLink checks={submission.checks} language={language} href="" className="chip neutral" />
          {submission.origin === 'IMPORTED' && <OriginChip origin={submission.origin} language={language} />}
          <span className="chip neutral">
            {submission.status !== 'LISTED'
              ? t(`benchmark.status.${submission.status}`)
              : submission.rank === null
                ? t('benchmark.submission.unranked')
                : t('benchmark.submission.standing', { rank: rankText(submission) })}
          </span>
          {sweep && (
            <div className={`${head.actions} ${answerStyles.actions}`}>
              <Link prefetch={false} href={`/sweeps/${encodeURIComponent(sweep.id)}`} className="button">
                {t('benchmark.submission.yours')} #{sweep.number}
              </Link>
            </div>
          )}
        </div>
      </header>
      {recommendation && <p className={answerStyles.lead}>{recommendation.text}</p>}
      <dl className={`${answerStyles.facts} ${styles.facts}`}>
        {facts.map(([name, value]) => (
          <div key={name} className={answerStyles.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <SubmissionTrust submission={submission} language={language} />
      <section className={styles.section} aria-labelledby="evidence">
        <h2 id="evidence">{t('benchmark.submission.evidence')}</h2>
        <p className="caption">
          {t('benchmark.submission.scored', { batchSize: submission.batchSize, seeds: score.seeds })}
        </p>
        <SubmittedRuns submission={submission} language={language} />
      </section>
      {typeof run === 'string' && <SubmittedLog submission={submission} runId={run} language={language} />}
      <RetrainedSegments {...{ submission, language }} />
      <div className={styles.columns}>
        <Replications {...{ submission, viewer, language }} />
        <Disputes {...{ submission, viewer, language }} />
      </div>
      <section className={styles.section} aria-labelledby="settings">
        <h2 id="settings">{t('benchmark.submission.settings')}</h2>
        <dl className={styles.rules}>
          {policyRows(submission.policy, language).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          <div>
            <dt>{t('benchmark.submission.hash')}</dt>
            <dd className={styles.hash}>{submission.evidenceHash}</dd>
          </div>
          <div>
            <dt>{t('benchmark.submission.code')}</dt>
            <dd className={styles.hash}>{submission.codeVersion}</dd>
          </div>
        </dl>
      </section>
    </Page>
  );
}
