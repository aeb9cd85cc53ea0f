import type { Metadata } from 'next';
import Link from 'next/link';
import { ActionForm } from '../../../features/form/ActionForm.tsx';
import { makeMemo } from '../../../features/memo/actions.ts';
import { MemoSchedules } from '../../../features/memo/MemoSchedules.tsx';
import { memosHref } from '../../../features/memo/memosHref.ts';
import { loadLanguage } from '../../../features/preferences/preferences.ts';
import { mayAdminister, mayChange, requireViewer } from '../../../features/session/viewer.ts';
import { Page } from '../../../features/shell/Page.tsx';
import type { SearchParams } from '../../../features/shell/searchParams.type.ts';
import { Unreachable } from '../../../features/shell/Unreachable.tsx';
import { MemoListDocument } from '../../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../../graphql/request.ts';
import list from '../../../styles/list.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await loadLanguage();
  return { title: t('memo.title') };
}

/** Memos, the newest first, with the schedule of those that are made by themselves; of a study where the address names one. */
export default async function Memos({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [viewer, asked, language] = [await requireViewer(), await searchParams, await loadLanguage()];
  const { t, numbers, locale } = language;
  const text = (value: SearchParams[string]) => (typeof value === 'string' && value !== '' ? value : null);
  const [studyId, after] = [text(asked.study), text(asked.after)];
  const variables = {
    where: studyId ? { studyId } : null,
    after,
    locale: locale === 'ja' ? ('JA' as const) : ('EN' as const),
  };
  const answer = await requestGraphql(MemoListDocument, variables);
  if (!viewer || answer.status === 'unreachable') return <Unreachable />;
  const { nodes, pageInfo } = answer.data.memos;
  const team = viewer.memberships[0]?.team;
  const here = memosHref(studyId ?? undefined);
  return (
    <Page>
      <div className={list.head}>
        <h1>{t(studyId ? 'memo.ofStudy' : 'memo.ofTeam')}</h1>
        {studyId && (
          <Link prefetch={false} href={`/studies/${encodeURIComponent(studyId)}`}>
            {t('study.title')}
          </Link>
        )}
      </div>
      <p className="caption">{t('memo.lead')}</p>
      {team && mayChange(viewer, team.id) && (
        <ActionForm action={makeMemo} submit={t('memo.make')}>
          <input type="hidden" name="teamId" value={team.id} />
          <input type="hidden" name="studyId" value={studyId ?? ''} />
        </ActionForm>
      )}
      {team && (
        <MemoSchedules
          teamId={team.id}
          studyId={studyId}
          isAdmin={mayAdminister(viewer, team.id)}
          locale={locale}
          language={language}
        />
      )}
      {nodes.length === 0 ? (
        <p className={list.nothing}>{t('memo.empty')}</p>
      ) : (
        <table className={list.table}>
          <caption className="visuallyHidden">{t('memo.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('memo.about')}</th>
              <th scope="col">{t('memo.week')}</th>
              <th scope="col">{t('memo.madeAt')}</th>
            </tr>
          </thead>
          <tbody>
            {nodes.map(({ id, text: { title, subtitle }, createdAt }) => (
              <tr key={id}>
                <th scope="row">
                  <Link prefetch={false} href={`/memos/${encodeURIComponent(id)}`}>
                    {title}
                  </Link>
                </th>
                <td>{subtitle}</td>
                <td>{numbers.moment(new Date(createdAt))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {pageInfo.hasNextPage && pageInfo.endCursor && (
        <nav className={list.pages} aria-label={t('page.list.pages')}>
          <Link
            prefetch={false}
            href={`${here}${studyId ? '&' : '?'}${new URLSearchParams({ after: pageInfo.endCursor })}`}
          >
            {t('memo.older')}
          </Link>
        </nav>
      )}
    </Page>
  );
}
