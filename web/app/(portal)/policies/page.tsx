import type { Metadata } from 'next';
import Link from 'next/link';
import { fromTheStart, olderHref, readLibraryQuery } from '../../../features/library/libraryQuery.ts';
import { loadLanguage } from '../../../features/preferences/preferences.ts';
import { mayChange, requireViewer } from '../../../features/session/viewer.ts';
import { Page } from '../../../features/shell/Page.tsx';
import type { SearchParams } from '../../../features/shell/searchParams.type.ts';
import { Unreachable } from '../../../features/shell/Unreachable.tsx';
import { PolicyComparisonListDocument } from '../../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../../graphql/request.ts';
import list from '../../../styles/list.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await loadLanguage();
  return { title: t('policies.title') };
}

/** Policy comparisons, the newest first, each with its answer. */
export default async function PolicyComparisons({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [viewer, query, { t, numbers }] = [
    await requireViewer(),
    readLibraryQuery(await searchParams),
    await loadLanguage(),
  ];
  const answer = await requestGraphql(PolicyComparisonListDocument, { after: query.after }).catch(
    fromTheStart('/policies', query),
  );
  if (!viewer || answer.status === 'unreachable') return <Unreachable />;
  const { nodes, pageInfo } = answer.data.policyComparisons;
  const older = olderHref('/policies', query, pageInfo);
  return (
    <Page>
      <div className={list.head}>
        <h1>{t('policies.title')}</h1>
        {mayChange(viewer, viewer.memberships[0]?.team.id) && (
          <Link prefetch={false} href="/policies/new" className="button primary">
            {t('policies.start')}
          </Link>
        )}
      </div>
      <p className="caption">{t('policies.lead')}</p>
      {nodes.length === 0 ? (
        <p className={list.nothing}>{t('policies.empty')}</p>
      ) : (
        <table className={list.table}>
          <caption className="visuallyHidden">{t('policies.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('page.list.name')}</th>
              <th scope="col">{t('policies.list.on')}</th>
              <th scope="col">{t('policies.list.answer')}</th>
              <th scope="col">{t('page.list.created')}</th>
            </tr>
          </thead>
          <tbody>
            {nodes.map(({ id, name, model, dataset, result, createdAt }) => (
              <tr key={id}>
                <th scope="row">
                  <Link prefetch={false} href={`/policies/${encodeURIComponent(id)}`}>
                    {name}
                  </Link>
                </th>
                <td>
                  {model.name} · {dataset.name}
                </td>
                <td>
                  {t(`policies.answers.${result.answer}`, { best: result.best ?? '–' })}
                  {!result.isFinal && ` · ${t('policies.list.running')}`}
                </td>
                <td>{numbers.date(new Date(createdAt))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {older && (
        <nav className={list.pages} aria-label={t('page.list.pages')}>
          <Link prefetch={false} href={older}>
            {t('policies.older')}
          </Link>
        </nav>
      )}
    </Page>
  );
}
