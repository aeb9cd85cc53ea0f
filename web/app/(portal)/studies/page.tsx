import type { Metadata } from 'next';
import Link from 'next/link';
import { ActionForm } from '../../../features/form/ActionForm.tsx';
import { fromTheStart, olderHref, readLibraryQuery } from '../../../features/library/libraryQuery.ts';
import { loadLanguage } from '../../../features/preferences/preferences.ts';
import { mayChange, requireViewer } from '../../../features/session/viewer.ts';
import { Page } from '../../../features/shell/Page.tsx';
import type { SearchParams } from '../../../features/shell/searchParams.type.ts';
import { Unreachable } from '../../../features/shell/Unreachable.tsx';
import { createStudy } from '../../../features/study/actions.ts';
import { LimitFields } from '../../../features/study/LimitFields.tsx';
import styles from '../../../features/study/study.module.css';
import { StudyListDocument } from '../../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../../graphql/request.ts';
import list from '../../../styles/list.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await loadLanguage();
  return { title: t('study.title') };
}

/** Studies, the newest first. */
export default async function Studies({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [viewer, query, { t, numbers }] = [
    await requireViewer(),
    readLibraryQuery(await searchParams),
    await loadLanguage(),
  ];
  const answer = await requestGraphql(StudyListDocument, { after: query.after }).catch(
    fromTheStart('/studies', query),
  );
  if (!viewer || answer.status === 'unreachable') return <Unreachable />;
  const [membership] = viewer.memberships;
  const { nodes, pageInfo } = answer.data.studies;
  const older = olderHref('/studies', query, pageInfo);
  return (
    <Page>
      <div className={list.head}>
        <h1>{t('study.title')}</h1>
        <Link prefetch={false} href="/memos">
          {t('memo.ofTeam')}
        </Link>
      </div>
      <p className="caption">{t('study.list.lead')}</p>
      {membership && mayChange(viewer, membership.team.id) && (
        <details className={styles.change} open={nodes.length === 0}>
          <summary>{t('study.change.new')}</summary>
          <ActionForm action={createStudy} submit={t('study.change.begin')} isPrimary>
            <input type="hidden" name="teamId" value={membership.team.id} />
            <label>
              {t('study.change.name')}
              <input name="name" autoComplete="off" required />
            </label>
            <LimitFields t={t} />
          </ActionForm>
        </details>
      )}
      {nodes.length === 0 ? (
        <p className={list.nothing}>{t('study.list.empty')}</p>
      ) : (
        <table className={list.table}>
          <caption className="visuallyHidden">{t('study.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('page.list.name')}</th>
              <th scope="col">{t('study.list.stages')}</th>
              <th scope="col">{t('page.list.created')}</th>
            </tr>
          </thead>
          <tbody>
            {nodes.map(({ id, name, stages, createdAt }) => (
              <tr key={id}>
                <th scope="row">
                  <Link prefetch={false} href={`/studies/${encodeURIComponent(id)}`}>
                    {name}
                  </Link>
                </th>
                <td>
                  {numbers.row(
                    stages.map((stage) => stage.name + numbers.brackets(t(`study.state.${stage.state}`))),
                  )}
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
            {t('study.list.older')}
          </Link>
        </nav>
      )}
    </Page>
  );
}
