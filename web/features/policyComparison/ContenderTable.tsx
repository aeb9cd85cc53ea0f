import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import { SeriesMark } from '../compare/SeriesMark.tsx';
import { lettered } from './contenders.ts';
import type { ContenderData, PolicyComparisonData } from './loadPolicyComparison.ts';
import styles from './policies.module.css';

type ContenderTableProps = { comparison: PolicyComparisonData; language: Language };

/** Every policy with its least work, where that is, its own b*, and the sweeps behind it. */
export function ContenderTable({ comparison, language }: ContenderTableProps) {
  const { t, numbers } = language;
  return (
    <section className={styles.contenders}>
      <h2>{t('policies.table.title')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={styles.scroll} aria-label={t('policies.table.region')} tabIndex={0}>
        <table className={styles.table}>
          <caption className="visuallyHidden">{t('policies.table.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('policies.table.policy')}</th>
              <th scope="col">{t('policies.table.work')}</th>
              <th scope="col">{t('policies.table.at')}</th>
              <th scope="col">b*</th>
              <th scope="col">{t('policies.table.verdict')}</th>
              <th scope="col">{t('policies.table.sweeps')}</th>
            </tr>
          </thead>
          <tbody>
            {lettered(comparison).map(({ letter, index, contender }) => (
              <tr key={letter}>
                <th scope="row">
                  <SeriesMark index={index} /> {letter} {contender.name}
                </th>
                <td>{workText(contender, language)}</td>
                <td>
                  {contender.bestBatchSize === null ? '–' : numbers.whole(contender.bestBatchSize)}
                  {contender.isAtEdge && ` (${t('policies.table.edge')})`}
                </td>
                <td>
                  {contender.criticalBatchSize ? numbers.whole(contender.criticalBatchSize.value) : '–'}
                </td>
                <td>{t(verdictOf(contender, comparison))}</td>
                <td>
                  {contender.sweeps.map(({ id, number }) => (
                    <Link
                      key={id}
                      prefetch={false}
                      className={styles.sweep}
                      href={`/sweeps/${encodeURIComponent(id)}`}
                    >
                      #{number}
                    </Link>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function workText({ leastWork, workAtLeast }: ContenderData, { t, numbers }: Language): string {
  if (leastWork) return numbers.withInterval(leastWork, numbers.quantity);
  return workAtLeast === null
    ? '–'
    : t('policies.table.atLeast', { work: numbers.leastQuantity(workAtLeast) });
}

function verdictOf({ name, status, isWorse }: ContenderData, { result }: PolicyComparisonData) {
  if (status === 'NOT_FITTED') return 'policies.verdict.open';
  if (status === 'NEVER_ARRIVED') return 'policies.verdict.never';
  if (isWorse) return 'policies.verdict.worse';
  return result.answer === 'BEST_FOUND' && name === result.best
    ? 'policies.verdict.best'
    : 'policies.verdict.alike';
}
