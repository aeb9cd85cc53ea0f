import { targetText, tellInRow } from '@critbatch/theory';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Language } from '../../charts/chart.type.ts';
import type { SweepListQuery } from '../../graphql/generated/graphql.ts';
import styles from '../../styles/list.module.css';
import { ItemBox } from '../item/ItemBox.tsx';
import { ItemTags } from '../item/ItemTags.tsx';
import type { ItemSort } from '../item/itemFilter.ts';
import { OriginChip } from '../origin/OriginChip.tsx';
import { policyName } from '../policy/policyText.ts';
import type { OptionalColumn, SweepFilter } from './sweepFilter.ts';
import { sweepFilterHref } from './sweepFilter.ts';

type Column = 'number' | 'name' | OptionalColumn;
type ListedSweep = SweepListQuery['sweeps']['nodes'][number];
type SweepTableProps = {
  sweeps: ListedSweep[];
  columns: readonly OptionalColumn[];
  isChosen?: boolean;
  /** Of a list that the reader sorts: its filter, from which its headers lead to other orders. */
  filter?: SweepFilter;
  language: Language;
};

/** Sweeps with their answer in short, each with a box where they are chosen; on a phone each row becomes a card. */
export function SweepTable({ sweeps, columns, isChosen = false, filter, language }: SweepTableProps) {
  const { t } = language;
  return (
    <table className={styles.table}>
      <caption className="visuallyHidden">{t('page.list.caption')}</caption>
      <thead>
        <tr>
          {isChosen && <td />}
          {(['number', 'name', ...columns] as const).map((column) => (
            <Header key={column} column={column} filter={filter} name={t(`page.list.${column}`)} />
          ))}
        </tr>
      </thead>
      <tbody>
        {sweeps.map((sweep) => (
          <tr key={sweep.id}>
            {isChosen && (
              <td>
                <ItemBox id={sweep.id} label={t('item.choose', { name: `#${sweep.number} ${sweep.name}` })} />
              </td>
            )}
            <td>{sweep.number}</td>
            <th scope="row">
              <Link prefetch={false} href={`/sweeps/${encodeURIComponent(sweep.id)}`}>
                {sweep.name}
              </Link>{' '}
              <OriginChip origin={sweep.origin} language={language} />{' '}
              <ItemTags item={sweep} path="/sweeps" t={t} />
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

/** The two orders of a column that a list is sorted by, the usual one first. */
const ordersOf: Partial<Record<Column, readonly [ItemSort, ItemSort]>> = {
  number: ['newest', 'oldest'],
  name: ['name', 'nameDown'],
  created: ['newest', 'oldest'],
};
const ascending: readonly ItemSort[] = ['oldest', 'name'];

/** The name of a column; where a list can be sorted by it, the way to that order, and back. */
function Header({ column, filter, name }: { column: Column; filter: SweepFilter | undefined; name: string }) {
  const orders = filter && ordersOf[column];
  if (!orders) return <th scope="col">{name}</th>;
  const isSorted = orders.includes(filter.sort);
  const sort = filter.sort === orders[0] ? orders[1] : orders[0];
  const isUp = ascending.includes(filter.sort);
  return (
    <th scope="col" aria-sort={isSorted ? (isUp ? 'ascending' : 'descending') : undefined}>
      <Link prefetch={false} href={sweepFilterHref(filter, { sort, after: null })}>
        {name}
        {isSorted && <span aria-hidden> {isUp ? '↑' : '↓'}</span>}
      </Link>
    </th>
  );
}

const cells: Record<OptionalColumn, (sweep: ListedSweep, language: Language) => ReactNode> = {
  state: ({ status, isPaused }, { t }) => (
    <span className={`chip ${status === 'RUNNING' && !isPaused ? 'running' : 'neutral'}`}>
      {t(`page.list.status.${isPaused ? 'PAUSED' : status}`)}
    </span>
  ),
  answer: tellInRow,
  leastWork: ({ estimate }, { numbers }) =>
    estimate?.leastWork ? numbers.quantity(estimate.leastWork.value) : '–',
  runs: ({ runCounts: { succeeded, failed, total } }, { t, numbers }) =>
    t('page.list.runsDone', { done: numbers.whole(succeeded + failed), total: numbers.whole(total) }),
  deviceTime: ({ deviceSeconds, runCounts: { succeeded } }, { numbers }) =>
    deviceSeconds === 0 && succeeded > 0 ? '–' : numbers.duration(deviceSeconds),
  model: ({ model }) => model.name,
  dataset: ({ dataset }) => dataset.name,
  created: ({ createdAt }, { numbers }) => (
    <time dateTime={createdAt}>{numbers.date(new Date(createdAt))}</time>
  ),
};

/** What the answer belongs to: the target, and the step-size policy. */
function questionOf({ targets, policy }: ListedSweep, language: Language): string {
  const wanted = targets.map((target) => targetText(target, language));
  return language.t('page.list.question', {
    target: language.numbers.row(wanted),
    policy: policyName(policy, language),
  });
}
