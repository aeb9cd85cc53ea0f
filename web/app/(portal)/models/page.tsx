import type { Metadata } from 'next';
import Link from 'next/link';
import { itemOrder, itemWhere } from '../../../features/item/itemFilter.ts';
import { architectureOf } from '../../../features/library/architecture.ts';
import { BringModel } from '../../../features/library/BringModel.tsx';
import { LibraryPage } from '../../../features/library/LibraryPage.tsx';
import { fromTheStart, readLibraryQuery } from '../../../features/library/libraryQuery.ts';
import { loadLanguage } from '../../../features/preferences/preferences.ts';
import { choosingIn, isOfSeveralTeams, mayChange, requireViewer } from '../../../features/session/viewer.ts';
import type { SearchParams } from '../../../features/shell/searchParams.type.ts';
import { Unreachable } from '../../../features/shell/Unreachable.tsx';
import { ModelListDocument } from '../../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../../graphql/request.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await loadLanguage();
  return { title: t('page.nav.models') };
}

export default async function Models({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [viewer, params, language] = [await requireViewer(), await searchParams, await loadLanguage()];
  const query = readLibraryQuery(params);
  const where = { nameContains: query.name || null, ...itemWhere(query) };
  const answer = await requestGraphql(ModelListDocument, {
    after: query.after,
    where,
    orderBy: itemOrder(query),
    isOfSeveralTeams: isOfSeveralTeams(viewer),
  }).catch(fromTheStart('/models', query));
  if (!viewer || answer.status === 'unreachable') return <Unreachable />;
  const { t, numbers } = language;
  const { nodes, totalCount, pageInfo } = answer.data.models;
  const teamId = viewer.memberships[0]?.team.id;
  return (
    <LibraryPage
      path="/models"
      title={t('page.nav.models')}
      lead={t('page.library.models')}
      empty={t('page.library.noModels')}
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
          key: 'architecture',
          name: t('page.library.architecture'),
          cell: ({ spec }) => architectureOf(spec),
        },
        {
          key: 'parameters',
          name: t('page.library.parameters'),
          cell: ({ parameterCount }) => numbers.whole(parameterCount),
        },
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
              href={`/sweeps?model=${encodeURIComponent(id)}`}
              aria-label={t('page.library.sweepsOf', { name })}
            >
              {t('page.library.sweeps')}
            </Link>
          ),
        },
      ]}
    >
      {teamId && mayChange(viewer, teamId) && (
        <BringModel teamId={teamId} isOpen={params.bring !== undefined} language={language} />
      )}
    </LibraryPage>
  );
}
