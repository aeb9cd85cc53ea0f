import type { Metadata } from 'next';
import Link from 'next/link';
import { itemOrder, itemWhere } from '../../../features/item/itemFilter.ts';
import { LibraryPage } from '../../../features/library/LibraryPage.tsx';
import styles from '../../../features/library/library.module.css';
import { fromTheStart, readLibraryQuery } from '../../../features/library/libraryQuery.ts';
import { loadLanguage } from '../../../features/preferences/preferences.ts';
import { choosingIn, isOfSeveralTeams, mayChange, requireViewer } from '../../../features/session/viewer.ts';
import type { SearchParams } from '../../../features/shell/searchParams.type.ts';
import { Unreachable } from '../../../features/shell/Unreachable.tsx';
import { DatasetListDocument } from '../../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../../graphql/request.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await loadLanguage();
  return { title: t('page.nav.datasets') };
}

export default async function Datasets({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [viewer, query, language] = [
    await requireViewer(),
    readLibraryQuery(await searchParams),
    await loadLanguage(),
  ];
  const where = { nameContains: query.name || null, ...itemWhere(query) };
  const answer = await requestGraphql(DatasetListDocument, {
    after: query.after,
    where,
    orderBy: itemOrder(query),
    isOfSeveralTeams: isOfSeveralTeams(viewer),
  }).catch(fromTheStart('/datasets', query));
  if (!viewer || answer.status === 'unreachable') return <Unreachable />;
  const { t, numbers } = language;
  const { nodes, totalCount, pageInfo } = answer.data.datasets;
  const teamId = viewer.memberships[0]?.team.id;
  return (
    <LibraryPage
      path="/datasets"
      title={t('page.nav.datasets')}
      lead={t('page.library.datasets')}
      empty={t('page.library.noDatasets')}
      query={query}
      rows={nodes}
      total={totalCount}
      pageInfo={pageInfo}
      choosing={choosingIn(viewer, nodes)}
      canDelete
      language={language}
      columns={[
        { key: 'version', name: t('page.library.version'), cell: ({ version }) => version },
        {
          key: 'training',
          name: t('page.library.trainingExamples'),
          cell: ({ trainingExamples }) => numbers.whole(trainingExamples),
        },
        {
          key: 'test',
          name: t('page.library.testExamples'),
          cell: ({ testExamples }) => numbers.whole(testExamples),
        },
        { key: 'licence', name: t('page.library.licence'), cell: ({ licence }) => licence ?? '–' },
        {
          key: 'created',
          name: t('page.list.created'),
          cell: ({ createdAt }) => numbers.date(new Date(createdAt)),
        },
        {
          key: 'sweeps',
          name: t('page.nav.sweeps'),
          cell: ({ id, name }) => (
            <Link
              prefetch={false}
              href={`/sweeps?dataset=${encodeURIComponent(id)}`}
              aria-label={t('page.library.sweepsOf', { name })}
            >
              {t('page.library.sweeps')}
            </Link>
          ),
        },
      ]}
    >
      {teamId && mayChange(viewer, teamId) && (
        <p className={styles.enter}>
          <Link prefetch={false} href="/datasets/new" className="button">
            {t('dataset.bring')}
          </Link>
        </p>
      )}
    </LibraryPage>
  );
}
