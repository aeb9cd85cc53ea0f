import type { Metadata } from 'next';
import Link from 'next/link';
import { Suspense } from 'react';
import { Comments } from '../../../../features/comment/Comments.tsx';
import { loadLanguage } from '../../../../features/preferences/preferences.ts';
import { loadReport } from '../../../../features/report/loadReport.ts';
import { ReportDocument } from '../../../../features/report/ReportDocument.tsx';
import styles from '../../../../features/report/report.module.css';
import { Shares } from '../../../../features/report/Shares.tsx';
import { Versions } from '../../../../features/report/Versions.tsx';
import { versionAsked } from '../../../../features/session/versionAsked.ts';
import { mayChange, requireViewer } from '../../../../features/session/viewer.ts';
import { Page } from '../../../../features/shell/Page.tsx';
import type { SearchParams } from '../../../../features/shell/searchParams.type.ts';
import { Unreachable } from '../../../../features/shell/Unreachable.tsx';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const answer = await loadReport((await params).id, versionAsked((await searchParams).version));
  return answer.status === 'answered' ? { title: answer.data.version.title } : {};
}

/** A version of a report, the versions beside it, and the links to it. */
export default async function ReportPage({ params, searchParams }: Props) {
  const [viewer, { id }, language] = [await requireViewer(), await params, await loadLanguage()];
  const answer = await loadReport(id, versionAsked((await searchParams).version));
  if (!viewer || answer.status === 'unreachable') return <Unreachable />;
  const { t } = language;
  const { report, version, shown } = answer.data;
  const canChange = mayChange(viewer, report.team.id);
  const href = `/reports/${encodeURIComponent(report.id)}`;
  return (
    <Page>
      <div className={styles.bar}>
        <nav className="caption">
          <Link prefetch={false} href="/reports">
            {t('report.title')}
          </Link>
        </nav>
        {canChange && (
          <div className={styles.tools}>
            <Link
              prefetch={false}
              href={`/reports/new?of=${encodeURIComponent(report.id)}`}
              className="button"
            >
              {t('report.newVersion')}
            </Link>
          </div>
        )}
      </div>
      <ReportDocument
        report={shown}
        address={`${href}/versions/${version.number}`}
        hasLiveLinks
        language={language}
      />
      <div className={styles.manage}>
        <Shares report={report} version={version} canChange={canChange} language={language} />
        <Versions report={report} version={version} language={language} />
      </div>
      <Suspense>
        <Comments
          subject={{ reportId: report.id }}
          teamId={report.team.id}
          viewer={viewer}
          language={language}
        />
      </Suspense>
    </Page>
  );
}
