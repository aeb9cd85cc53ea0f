import type { Metadata } from 'next';
import Link from 'next/link';
import type { ItemSort } from '../../../features/item/itemFilter.ts';
import { itemOrder } from '../../../features/item/itemFilter.ts';
import { SortHeader } from '../../../features/item/SortHeader.tsx';
import type { LibraryQuery } from '../../../features/library/libraryQuery.ts';
import {
  firstHref,
  fromTheStart,
  olderHref,
  readLibraryQuery,
} from '../../../features/library/libraryQuery.ts';
import { loadLanguage } from '../../../features/preferences/preferences.ts';
import { mayChange, requireViewer } from '../../../features/session/viewer.ts';
import { Page } from '../../../features/shell/Page.tsx';
import type { SearchParams } from '../../../features/shell/searchParams.type.ts';
import { Unreachable } from '../../../features/shell/Unreachable.tsx';
import { ReportListDocument } from '../../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../../graphql/request.ts';
import list from '../../../styles/list.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await loadLanguage();
  return { title: t('report.title') };
}

/** Reports, that with the newest version first. */
export default async function Reports({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [viewer, query, { t, numbers }] = [
    await requireViewer(),
    readLibraryQuery(await searchParams),
    await loadLanguage(),
  ];
  const answer = await requestGraphql(ReportListDocument, {
    after: query.after,
    orderBy: reportOrder(query),
  }).catch(fromTheStart('/reports', query));
  if (!viewer || answer.status === 'unreachable') return <Unreachable />;
  const { nodes, pageInfo } = answer.data.reports;
  const older = olderHref('/reports', query, pageInfo);
  const sorting = { sort: query.sort, hrefOf: (sort: ItemSort) => firstHref('/reports', { ...query, sort }) };
  const canMake = viewer.memberships.some(({ team }) => mayChange(viewer, team.id));
  return (
    <Page>
      <div className={list.head}>
        <h1>{t('report.title')}</h1>
        {canMake && (
          <Link prefetch={false} href="/reports/new" className="button primary">
            {t('report.new')}
          </Link>
        )}
      </div>
      <p className="caption">{t('report.lead')}</p>
      {nodes.length === 0 ? (
        <p className={list.nothing}>{t('report.empty')}</p>
      ) : (
        <table className={list.table}>
          <caption className="visuallyHidden">{t('report.title')}</caption>
          <thead>
            <tr>
              <SortHeader column="name" name={t('report.list.title')} sorting={sorting} />
              <th scope="col">{t('report.list.versions')}</th>
              <SortHeader column="created" name={t('report.list.newest')} sorting={sorting} />
              <th scope="col">{t('report.list.links')}</th>
            </tr>
          </thead>
          <tbody>
            {nodes.map(({ id, title, lastVersion, lastVersionAt, shares }) => (
              <tr key={id}>
                <th scope="row">
                  <Link prefetch={false} href={`/reports/${encodeURIComponent(id)}`}>
                    {title}
                  </Link>
                </th>
                <td>{lastVersion}</td>
                <td>{numbers.date(new Date(lastVersionAt))}</td>
                <td>{shares.filter(({ status }) => status === 'ACTIVE').length}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {older && (
        <nav className={list.pages} aria-label={t('page.list.pages')}>
          <Link prefetch={false} href={older}>
            {t('report.older')}
          </Link>
        </nav>
      )}
    </Page>
  );
}

/** The same orders as of other lists, in the words of reports: theirs are dated by their newest version. */
function reportOrder(query: LibraryQuery) {
  const { field, direction } = itemOrder(query);
  return { field: field === 'NAME' ? ('TITLE' as const) : ('LAST_VERSION_AT' as const), direction };
}
