import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import { Term } from '../docs/Term.tsx';
import { OriginChip } from '../origin/OriginChip.tsx';
import { policyName } from '../policy/policyText.ts';
import styles from './benchmark.module.css';
import type { BoardRow, VersionData } from './benchmarkText.ts';
import { figureText, rankText, scoredAtText, scoreInterval } from './benchmarkText.ts';
import type { Axis } from './ScoreBar.tsx';
import { AxisLabels, axisOf, ScoreBar } from './ScoreBar.tsx';
import { submissionHref } from './submissionHref.ts';
import { TrustChip } from './TrustChip.tsx';
import { UncheckedLink } from './UncheckedRuns.tsx';

type LeaderboardProps = { slug: string; version: VersionData; language: Language };

/** The board: every row on one shared axis, with how far to trust it and the way to its evidence. */
export function Leaderboard({ slug, version, language }: LeaderboardProps) {
  const { t } = language;
  const { nodes } = version.leaderboard;
  const axis = axisOf(nodes.map(({ score }) => score));
  if (!axis) return <p className={styles.nothing}>{t('benchmark.board.empty')}</p>;
  return (
    <div className={`scrollsSideways ${styles.scroll}`}>
      <table className={styles.board}>
        <caption className="visuallyHidden">{t('benchmark.board.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('benchmark.board.rank')}</th>
            <th scope="col">{t('benchmark.board.team')}</th>
            <th scope="col" className={styles.drawn}>
              {t(`benchmark.ranking.${version.ranking}`)}
              <AxisLabels axis={axis} write={(value) => figureText(value, version, language)} />
            </th>
            <th scope="col" className={styles.number}>
              <Term name="score">{t('benchmark.board.score')}</Term>
            </th>
            <th scope="col" className={styles.number}>
              <Term name="recommendation">{t('benchmark.board.toUse')}</Term>
            </th>
            <th scope="col" className={styles.number}>
              <Term name="criticalBatchSize">{t('benchmark.board.minimiser')}</Term>
            </th>
            <th scope="col">
              <Term name="trust">{t('benchmark.board.trust')}</Term>
            </th>
            <th scope="col">
              <Term name="evidence">{t('benchmark.board.evidence')}</Term>
            </th>
          </tr>
        </thead>
        <tbody>
          {nodes.map((row, index) => (
            <Row
              key={row.id}
              row={row}
              isFirstOfRank={index === 0 || nodes[index - 1]?.rank !== row.rank}
              {...{ slug, version, axis, language }}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = LeaderboardProps & { row: BoardRow; axis: Axis; isFirstOfRank: boolean };

function Row({ row, axis, isFirstOfRank, slug, version, language }: RowProps) {
  const { t, numbers } = language;
  const { score, criticalBatchSize, recommendation } = row;
  const replication = row.replications.find(({ endedAt }) => endedAt !== null) ?? row.replications[0];
  return (
    <tr className={isFirstOfRank ? styles.group : undefined}>
      <td className={styles.rank}>{rankText(row)}</td>
      <th scope="row">
        <Link prefetch={false} href={submissionHref(slug, row.id)}>
          {row.teamName}
        </Link>
        <small>{policyName(row.policy, language)}</small>
      </th>
      <td className={styles.drawn}>
        <ScoreBar score={score} axis={axis} isRanked={row.rank !== null} />
      </td>
      <td className={styles.number}>
        {figureText(score.value, version, language)}
        <small>{scoreInterval(score, version, language)}</small>
        {version.ranking !== 'CRITICAL_BATCH_SIZE' && <small>{scoredAtText(row, language)}</small>}
        {score.misses > 0 && (
          <small>{t('benchmark.board.misses', { misses: score.misses, seeds: score.seeds })}</small>
        )}
      </td>
      <td className={styles.number}>
        {recommendation ? numbers.whole(recommendation.batchSize) : <small className={styles.open}>–</small>}
      </td>
      <td className={styles.number}>
        {criticalBatchSize ? (
          <>
            {numbers.whole(criticalBatchSize.value)}
            <small>{numbers.interval(criticalBatchSize)}</small>
          </>
        ) : (
          <small className={styles.open}>{t(`benchmark.answer.${row.answer}`)}</small>
        )}
      </td>
      <td>
        <TrustChip trust={row.trust} language={language} />{' '}
        {row.origin === 'IMPORTED' && <OriginChip origin={row.origin} language={language} />}
        {row.disputes.some(({ status }) => status === 'OPEN') && (
          <small>{t('benchmark.board.disputed')}</small>
        )}
        <UncheckedLink
          checks={row.checks}
          language={language}
          href={submissionHref(slug, row.id)}
          className={styles.unchecked}
        />
      </td>
      <td>
        <Link prefetch={false} href={submissionHref(slug, row.id)}>
          {t('benchmark.board.runs', { count: row.runCount })}
        </Link>
        <small>
          {replication?.ratio
            ? t('benchmark.board.ratio', { ratio: replication.ratio.toFixed(2), team: replication.teamName })
            : t(
                replication && !replication.endedAt
                  ? 'benchmark.board.replicating'
                  : 'benchmark.board.notReplicated',
              )}
        </small>
      </td>
    </tr>
  );
}
