import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Language } from '../../charts/chart.type.ts';
import type { ItemPartsFragment } from '../../graphql/generated/graphql.ts';
import list from '../../styles/list.module.css';
import { ItemBox } from '../item/ItemBox.tsx';
import { ItemFilterFields } from '../item/ItemFilterFields.tsx';
import { ItemSelection } from '../item/ItemSelection.tsx';
import { ItemTags } from '../item/ItemTags.tsx';
import type { ItemSort } from '../item/itemFilter.ts';
import { isNarrowed } from '../item/itemFilter.ts';
import { itemWords } from '../item/itemWords.ts';
import { SortHeader } from '../item/SortHeader.tsx';
import { TeamOfItem } from '../item/TeamOfItem.tsx';
import type { Choosing } from '../session/viewer.ts';
import { Page } from '../shell/Page.tsx';
import type { LibraryQuery } from './libraryQuery.ts';
import { firstHref, olderHref } from './libraryQuery.ts';

export type LibraryColumn<Row> = { key: string; name: string; cell: (row: Row) => ReactNode };

/** With its team where the reader is a member of several. */
type ListedItem = ItemPartsFragment & { team?: { id: string; name: string } };

type LibraryPageProps<Row> = {
  path: '/models' | '/datasets' | '/studies';
  title: string;
  lead: string;
  empty: string;
  query: LibraryQuery;
  rows: Row[];
  total: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  columns: LibraryColumn<Row>[];
  choosing: Choosing<Row>;
  canDelete: boolean;
  language: Language;
  /** What can be done here, above the list. */
  children?: ReactNode;
};

/** Items of a team, found by name and tag, and changed several at once. */
export function LibraryPage<Row extends ListedItem>(given: LibraryPageProps<Row>) {
  const { path, rows, columns, query, language } = given;
  const { isChosen, canChoose } = given.choosing;
  const { t, numbers } = language;
  const isFiltered = query.name !== '' || isNarrowed(query);
  const older = olderHref(path, query, given.pageInfo);
  const sorting = { sort: query.sort, hrefOf: (sort: ItemSort) => firstHref(path, { ...query, sort }) };
  const table = (
    <table className={list.table}>
      <caption className="visuallyHidden">{given.title}</caption>
      <thead>
        <tr>
          {isChosen && <td />}
          {[{ key: 'name', name: t('page.list.name') }, ...columns].map(({ key, name }) => (
            <SortHeader key={key} column={key} name={name} sorting={sorting} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {isChosen && (
              <td>
                {canChoose(row) && <ItemBox id={row.id} label={t('item.choose', { name: row.name })} />}
              </td>
            )}
            <th scope="row">
              <Link prefetch={false} href={`${path}/${encodeURIComponent(row.id)}`}>
                {row.name}
              </Link>{' '}
              <ItemTags item={row} path={path} t={t} />
              <TeamOfItem item={row} />
            </th>
            {columns.map(({ key, cell }) => (
              <td key={key}>{cell(row)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
  return (
    <Page>
      <div className={list.head}>
        <div className={list.titled}>
          <h1>{given.title}</h1>
          <p className="caption">
            {t(isFiltered ? 'item.totalFound' : 'item.total', { count: numbers.whole(given.total) })}
          </p>
        </div>
      </div>
      <p className="caption">{given.lead}</p>
      {given.children}
      <search>
        <form action={path} className={list.filter} key={firstHref(path, query)}>
          <label>
            {t('page.filter.name')}
            <input type="search" name="name" defaultValue={query.name} autoComplete="off" />
          </label>
          <ItemFilterFields filter={query} t={t} />
          <button type="submit" className="button">
            {t('page.filter.apply')}
          </button>
          {isFiltered && (
            <Link prefetch={false} href={path}>
              {t('page.filter.clear')}
            </Link>
          )}
        </form>
      </search>
      {rows.length > 0 && !isChosen && table}
      {isChosen && (
        <ItemSelection
          hasItems={rows.length > 0}
          isArchived={query.isArchived}
          canDelete={given.canDelete}
          words={itemWords(t)}
        >
          {rows.length > 0 && table}
        </ItemSelection>
      )}
      {rows.length === 0 && (
        <p className={list.nothing}>{isFiltered ? t('page.filter.nothing') : given.empty}</p>
      )}
      <nav className={list.pages} aria-label={t('page.list.pages')}>
        {query.after !== null && (
          <Link prefetch={false} href={firstHref(path, query)}>
            {t('page.list.first')}
          </Link>
        )}
        {older && (
          <Link prefetch={false} href={older}>
            {t('page.library.older')}
          </Link>
        )}
      </nav>
    </Page>
  );
}
