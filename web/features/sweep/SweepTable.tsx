import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import type { SweepListQuery } from '../../graphql/generated/graphql.ts';
import { policyName } from '../policy/policyText.ts';
import styles from './list.module.css';
import { shortAnswer } from './shortAnswer.ts';

type ListedSweep = SweepListQuery['sweeps']['nodes'][number];

/** Sweeps with their answer in short; on a phone each row becomes a card. */
export function SweepTable({ sweeps, language }: { sweeps: ListedSweep[]; language: Language }) {
  const { t, numbers } = language;
  return (
    <table className={styles.table}>
      <caption className="visuallyHidden">{t('page.list.caption')}</caption>
      <thead>
        <tr>
          {(['number', 'name', 'state', 'answer', 'runs', 'created'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`page.list.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sweeps.map((sweep) => (
          <tr key={sweep.id}>
            <td>{sweep.number}</td>
            <th scope="row">
              <Link prefetch={false} href={`/sweeps/${encodeURIComponent(sweep.id)}`}>
                {sweep.name}
              </Link>
              <p className={`caption ${styles.question}`}>{questionOf(sweep, language)}</p>
            </th>
            <td>
              <span className={`chip ${sweep.status === 'RUNNING' ? 'running' : 'neutral'}`}>
                {t(`page.list.status.${sweep.status}`)}
              </span>
            </td>
            <td className={styles.answer}>{shortAnswer(sweep, language)}</td>
            <td>
              {t('page.list.runsDone', {
                done: numbers.whole(runsDone(sweep)),
                total: numbers.whole(sweep.runCounts.total),
              })}
            </td>
            <td>
              <time dateTime={sweep.createdAt}>{numbers.date(new Date(sweep.createdAt))}</time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the answer belongs to: the target, and the step-size policy. */
function questionOf({ targets, policy }: ListedSweep, language: Language): string {
  const { t, numbers } = language;
  const wanted = targets.map(({ metric, threshold }) =>
    t(`answer.target.${metric}`, { threshold: numbers.setting(threshold) }),
  );
  return t('page.list.question', {
    target: wanted.join(', '),
    policy: policyName(policy, language),
  });
}

function runsDone({ runCounts: { succeeded, failed } }: ListedSweep): number {
  return succeeded + failed;
}
