import type { Metadata } from 'next';
import Link from 'next/link';
import { ActionForm } from '../../../features/form/ActionForm.tsx';
import { isNarrowed, itemOrder, itemWhere } from '../../../features/item/itemFilter.ts';
import { LibraryPage } from '../../../features/library/LibraryPage.tsx';
import { fromTheStart, readLibraryQuery } from '../../../features/library/libraryQuery.ts';
import { loadLanguage } from '../../../features/preferences/preferences.ts';
import {
  choosingIn,
  isOfSeveralTeams,
  mayAdminister,
  mayChange,
  requireViewer,
} from '../../../features/session/viewer.ts';
import type { SearchParams } from '../../../features/shell/searchParams.type.ts';
import { Unreachable } from '../../../features/shell/Unreachable.tsx';
import { createStudy } from '../../../features/study/actions.ts';
import { LimitFields } from '../../../features/study/LimitFields.tsx';
import styles from '../../../features/study/study.module.css';
import { stateWord } from '../../../features/study/studyData.ts';
import { StudyListDocument } from '../../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../../graphql/request.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await loadLanguage();
  return { title: t('study.title') };
}

/** Studies of a team. */
export default async function Studies({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [viewer, query, language] = [
    await requireViewer(),
    readLibraryQuery(await searchParams),
    await loadLanguage(),
  ];
  const where = { nameContains: query.name || null, ...itemWhere(query) };
  const answer = await requestGraphql(StudyListDocument, {
    after: query.after,
    where,
    orderBy: itemOrder(query),
    isOfSeveralTeams: isOfSeveralTeams(viewer),
  }).catch(fromTheStart('/studies', query));
  if (!viewer || answer.status === 'unreachable') return <Unreachable />;
  const { t, numbers } = language;
  const teamId = viewer.memberships[0]?.team.id;
  const { nodes, totalCount, pageInfo } = answer.data.studies;
  return (
    <LibraryPage
      path="/studies"
      title={t('study.title')}
      lead={t('study.list.lead')}
      empty={t('study.list.empty')}
      query={query}
      rows={nodes}
      total={totalCount}
      pageInfo={pageInfo}
      choosing={choosingIn(viewer, nodes)}
      canDelete={mayAdminister(viewer, teamId)}
      language={language}
      columns={[
        {
          key: 'stages',
          name: t('study.list.stages'),
          cell: ({ stages }) =>
            numbers.row(
              stages.map((stage) => stage.name + numbers.brackets(t(`study.state.${stateWord(stage)}`))),
            ),
        },
        {
          key: 'created',
          name: t('page.list.created'),
          cell: ({ createdAt }) => numbers.date(new Date(createdAt)),
        },
      ]}
    >
      <p>
        <Link prefetch={false} href="/memos">
          {t('memo.ofTeam')}
        </Link>
      </p>
      {teamId && mayChange(viewer, teamId) && (
        <details
          className={styles.change}
          open={nodes.length === 0 && query.name === '' && !isNarrowed(query)}
        >
          <summary>{t('study.change.new')}</summary>
          <ActionForm action={createStudy} submit={t('study.change.begin')} isPrimary>
            <input type="hidden" name="teamId" value={teamId} />
            <label>
              {t('study.change.name')}
              <input name="name" autoComplete="off" required />
            </label>
            <LimitFields t={t} />
          </ActionForm>
        </details>
      )}
    </LibraryPage>
  );
}
