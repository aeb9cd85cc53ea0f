import Link from 'next/link';
import type { ItemSort } from './itemFilter.ts';

/** The two orders of a column that a list is sorted by, the usual one first. */
const ordersOf: Partial<Record<string, readonly [ItemSort, ItemSort]>> = {
  number: ['newest', 'oldest'],
  name: ['name', 'nameDown'],
  created: ['newest', 'oldest'],
  growth: ['growth', 'growthUp'],
};
const ascending: readonly ItemSort[] = ['oldest', 'name', 'growthUp'];

type SortHeaderProps = {
  column: string;
  name: string;
  /** How the list is sorted, and where it lies in another order; null where a reader cannot sort it. */
  sorting: { sort: ItemSort; hrefOf: (sort: ItemSort) => string } | null;
};

/** The name of a column; where a list can be sorted by it, the way to that order, and back. */
export function SortHeader({ column, name, sorting }: SortHeaderProps) {
  const orders = sorting && ordersOf[column];
  if (!orders) return <th scope="col">{name}</th>;
  const isSorted = orders.includes(sorting.sort);
  const next = sorting.sort === orders[0] ? orders[1] : orders[0];
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (ascending.includes(sorting.sort) ? 'ascending' : 'descending') : undefined}
    >
      <Link prefetch={false} href={sorting.hrefOf(next)}>
        {name}
        {isSorted && <span aria-hidden> {ascending.includes(sorting.sort) ? '↑' : '↓'}</span>}
      </Link>
    </th>
  );
}
