import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { loadLanguage } from '../../../features/preferences/preferences.ts';
import { requireViewer } from '../../../features/session/viewer.ts';
import { Page } from '../../../features/shell/Page.tsx';
import { Unreachable } from '../../../features/shell/Unreachable.tsx';
import styles from '../../../features/sweep/list.module.css';
import { SweepTable } from '../../../features/sweep/SweepTable.tsx';
import { SweepListDocument } from '../../../graphql/generated/graphql.ts';
import { ApiFault, requestGraphql } from '../../../graphql/request.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await loadLanguage();
  return { title: t('page.list.title') };
}

export default async function Sweeps({ searchParams }: { searchParams: Promise<{ after?: string }> }) {
  const [viewer, { after }, language] = [await requireViewer(), await searchParams, await loadLanguage()];
  const answer = await requestGraphql(SweepListDocument, { after: after ?? null }).catch(fromTheStart(after));
  if (!viewer || answer.status === 'unreachable') return <Unreachable />;
  const { t } = language;
  const { nodes, pageInfo } = answer.data.sweeps;
  const start = (
    <Link prefetch={false} href="/sweeps/new" className="button primary">
      {t('page.list.start')}
    </Link>
  );
  return (
    <Page>
      <div className={styles.head}>
        <h1>{t('page.list.title')}</h1>
        {nodes.length > 0 && start}
      </div>
      {nodes.length > 0 ? (
        <SweepTable sweeps={nodes} language={language} />
      ) : (
        <div className={styles.empty}>
          <h2>{t('page.list.emptyTitle')}</h2>
          <p>{t('page.list.empty')}</p>
          {start}
        </div>
      )}
      <nav className={styles.pages}>
        {after && (
          <Link prefetch={false} href="/sweeps">
            {t('page.list.first')}
          </Link>
        )}
        {pageInfo.hasNextPage && pageInfo.endCursor && (
          <Link prefetch={false} href={`/sweeps?after=${encodeURIComponent(pageInfo.endCursor)}`}>
            {t('page.list.next')}
          </Link>
        )}
      </nav>
    </Page>
  );
}

/** A cursor that the API does not know leads to the first page. */
function fromTheStart(after: string | undefined) {
  return (fault: unknown): never => {
    if (after && fault instanceof ApiFault) redirect('/sweeps');
    throw fault;
  };
}
