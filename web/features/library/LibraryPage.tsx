import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Language } from '../../charts/chart.type.ts';
import list from '../../styles/list.module.css';
import { Page } from '../shell/Page.tsx';

export type LibraryColumn<Row> = { key: string; name: string; cell: (row: Row) => ReactNode };

type LibraryPageProps<Row> = {
  path: '/models' | '/datasets';
  title: string;
  lead: string;
  empty: string;
  name: string;
  rows: Row[];
  /** The page of a row. */
  hrefOf: (row: Row) => string;
  columns: LibraryColumn<Row>[];
  older: string | null;
  isFirst: boolean;
  language: Language;
  /** What can be done here, above the list. */
  children?: ReactNode;
};

/** Things that a team has registered, the newest first, found by name. */
export function LibraryPage<Row extends { id: string; name: string }>(given: LibraryPageProps<Row>) {
  const { path, rows, hrefOf, columns, older, language } = given;
  const { t } = language;
  return (
    <Page>
      <div className={list.head}>
        <h1>{given.title}</h1>
      </div>
      <p className="caption">{given.lead}</p>
      {given.children}
      <search>
        <form action={path} className={list.filter}>
          <label>
            {t('page.filter.name')}
            <input type="search" name="name" defaultValue={given.name} autoComplete="off" />
          </label>
          <button type="submit" className="button">
            {t('page.filter.apply')}
          </button>
          {given.name !== '' && (
            <Link prefetch={false} href={path}>
              {t('page.filter.clear')}
            </Link>
          )}
        </form>
      </search>
      {rows.length === 0 ? (
        <p className={list.nothing}>{given.name === '' ? given.empty : t('page.filter.nothing')}</p>
      ) : (
        <table className={list.table}>
          <caption className="visuallyHidden">{given.title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('page.list.name')}</th>
              {columns.map(({ key, name }) => (
                <th key={key} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <Link prefetch={false} href={hrefOf(row)}>
                    {row.name}
                  </Link>
                </th>
                {columns.map(({ key, cell }) => (
                  <td key={key}>{cell(row)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <nav className={list.pages} aria-label={t('page.list.pages')}>
        {!given.isFirst && (
          <Link prefetch={false} href={path}>
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
