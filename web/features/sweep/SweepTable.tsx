import { budgetText, targetText, tellSweepInRow, wholeFreeRange } from '@critbatch/theory';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Language } from '../../charts/chart.type.ts';
import type { SweepListQuery } from '../../graphql/generated/graphql.ts';
import styles from '../../styles/list.module.css';
import { ItemBox } from '../item/ItemBox.tsx';
import { ItemTags } from '../item/ItemTags.tsx';
import type { ItemSort } from '../item/itemFilter.ts';
import { SortHeader } from '../item/SortHeader.tsx';
import { TeamOfItem } from '../item/TeamOfItem.tsx';
import { OriginChip } from '../origin/OriginChip.tsx';
import { policyName } from '../policy/policyText.ts';
import { endedRuns } from '../run/endedRuns.ts';
import type { Choosing } from '../session/viewer.ts';
import type { OptionalColumn, SweepFilter } from './sweepFilter.ts';
import { sweepFilterHref } from './sweepFilter.ts';

type ListedSweep = SweepListQuery['sweeps']['nodes'][number];
type SweepTableProps = {
  sweeps: ListedSweep[];
  columns: readonly OptionalColumn[];
  /** Which of them get a box; none if absent. */
  choosing?: Choosing<ListedSweep>;
  /** Of a list that the reader sorts: its filter, from which its headers lead to other orders. */
  filter?: SweepFilter;
  language: Language;
};

/** Sweeps with their answer in short, each with a box where they are chosen; on a phone each row becomes a card. */
export function SweepTable({ sweeps, columns, choosing, filter, language }: SweepTableProps) {
  const { t } = language;
  const isChosen = choosing?.isChosen ?? false;
  const sorting = filter
    ? { sort: filter.sort, hrefOf: (sort: ItemSort) => sweepFilterHref(filter, { sort, after: null }) }
    : null;
  return (
    <table className={styles.table}>
      <caption className="visuallyHidden">{t('page.list.caption')}</caption>
      <thead>
        <tr>
          {isChosen && <td />}
          {(['number', 'name', ...columns] as const).map((column) => (
            <SortHeader key={column} column={column} name={t(`page.list.${column}`)} sorting={sorting} />
          ))}
        </tr>
      </thead>
      <tbody>
        {sweeps.map((sweep) => (
          <tr key={sweep.id}>
            {isChosen && (
              <td>
                {choosing?.canChoose(sweep) && (
                  <ItemBox
                    id={sweep.id}
                    label={t('item.choose', { name: `#${sweep.number} ${sweep.name}` })}
                  />
                )}
              </td>
            )}
            <td>{sweep.number}</td>
            <th scope="row">
              <Link prefetch={false} href={`/sweeps/${encodeURIComponent(sweep.id)}`}>
                {sweep.name}
              </Link>{' '}
              <OriginChip origin={sweep.origin} language={language} />{' '}
              <ItemTags item={sweep} path="/sweeps" t={t} />
              <TeamOfItem item={sweep} />
              <p className={`caption ${styles.question}`}>{questionOf(sweep, language)}</p>
            </th>
            {columns.map((column) => (
              <td key={column} className={column === 'answer' ? styles.answer : undefined}>
                {cells[column](sweep, language)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const cells: Record<OptionalColumn, (sweep: ListedSweep, language: Language) => ReactNode> = {
  state: ({ status, isPaused }, { t }) => (
    <span className={`chip ${status === 'RUNNING' && !isPaused ? 'running' : 'neutral'}`}>
      {t(`page.list.status.${isPaused ? 'PAUSED' : status}`)}
    </span>
  ),
  answer: tellSweepInRow,
  leastWork: ({ estimate }, { numbers }) =>
    estimate?.leastWork ? numbers.quantity(estimate.leastWork.value) : '–',
  growth: ({ estimate }, { numbers }) => {
    const fifth = estimate?.overheads?.find(({ overhead }) => overhead === 0.2);
    return fifth ? numbers.withInterval(wholeFreeRange(fifth.batchSize)) : '–';
  },
  runs: ({ runCounts }, language) => language.t('page.list.runsDone', endedRuns(runCounts, language)),
  deviceTime: ({ deviceSeconds, runCounts: { succeeded } }, { numbers }) =>
    deviceSeconds === 0 && succeeded > 0 ? '–' : numbers.duration(deviceSeconds),
  model: ({ model }) => model.name,
  dataset: ({ dataset }) => dataset.name,
  created: ({ createdAt }, { numbers }) => (
    <time dateTime={createdAt}>{numbers.date(new Date(createdAt))}</time>
  ),
};

/** What the answer belongs to: the target or the budget, and the step-size policy. */
function questionOf(sweep: ListedSweep, language: Language): string {
  const { targets, budgetMetric, maxExamplesPerRun, policy } = sweep;
  const wanted = budgetMetric
    ? [budgetText({ metric: budgetMetric, examples: maxExamplesPerRun }, language)]
    : targets.map((target) => targetText(target, language));
  return language.t('page.list.question', {
    target: language.numbers.row(wanted),
    policy: policyName(policy, language),
  });
}
