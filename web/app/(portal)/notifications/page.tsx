import type { Metadata } from 'next';
import Link from 'next/link';
import { ActionForm } from '../../../features/form/ActionForm.tsx';
import { joinTeam, readNotifications } from '../../../features/notification/actions.ts';
import styles from '../../../features/notification/notification.module.css';
import { loadLanguage } from '../../../features/preferences/preferences.ts';
import { isOfSeveralTeams, requireViewer } from '../../../features/session/viewer.ts';
import { Page } from '../../../features/shell/Page.tsx';
import type { SearchParams } from '../../../features/shell/searchParams.type.ts';
import { Unreachable } from '../../../features/shell/Unreachable.tsx';
import { NotificationPageDocument } from '../../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../../graphql/request.ts';
import list from '../../../styles/list.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await loadLanguage();
  return { title: t('notification.title') };
}

/** What the reader is told of, the newest first; what they have not read stands out. */
export default async function Notifications({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [reader, { after }, { t, numbers, locale }] = [
    await requireViewer(),
    await searchParams,
    await loadLanguage(),
  ];
  const answer = await requestGraphql(NotificationPageDocument, {
    after: typeof after === 'string' && after !== '' ? after : null,
    locale: locale === 'ja' ? 'JA' : 'EN',
    isOfSeveralTeams: isOfSeveralTeams(reader),
  });
  if (!reader || answer.status === 'unreachable' || !answer.data.viewer) return <Unreachable />;
  const { unreadNotifications, invitations, notifications } = answer.data.viewer;
  const { nodes, pageInfo } = notifications;
  return (
    <Page>
      <div className={list.head}>
        <h1>{t('notification.title')}</h1>
        <Link prefetch={false} href="/account#notifications">
          {t('notification.letters')}
        </Link>
      </div>
      {invitations.map(({ id, teamName }) => (
        <div key={id} className={styles.invitation}>
          <p>{t('notification.invitation', { team: teamName })}</p>
          <ActionForm action={joinTeam} submit={t('notification.join')} isPrimary>
            <input type="hidden" name="id" value={id} />
          </ActionForm>
        </div>
      ))}
      <ActionForm
        action={readNotifications}
        submit={t('notification.readAll', { count: unreadNotifications })}
        isOffered={unreadNotifications > 0}
      />
      {nodes.length === 0 ? (
        <p className={list.nothing}>{t('notification.empty')}</p>
      ) : (
        <ul className={styles.list}>
          {nodes.map(({ id, text, path, teamName, createdAt, readAt }) => (
            <li key={id} className={readAt ? undefined : styles.new}>
              <span className={styles.told}>
                <Link prefetch={false} href={path}>
                  {text}
                </Link>{' '}
                <span className="caption">
                  {numbers.date(new Date(createdAt))}
                  {teamName && ` · ${teamName}`}
                </span>
              </span>
              {readAt === null && (
                <ActionForm
                  action={readNotifications}
                  submit={t('notification.read')}
                  label={t('notification.readOne', { text })}
                >
                  <input type="hidden" name="id" value={id} />
                </ActionForm>
              )}
            </li>
          ))}
        </ul>
      )}
      {pageInfo.hasNextPage && pageInfo.endCursor && (
        <nav className={list.pages} aria-label={t('page.list.pages')}>
          <Link
            prefetch={false}
            href={`/notifications?${new URLSearchParams({ after: pageInfo.endCursor })}`}
          >
            {t('notification.older')}
          </Link>
        </nav>
      )}
    </Page>
  );
}
