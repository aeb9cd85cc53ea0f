import type { Metadata } from 'next';
import { loadLanguage } from '../../../features/preferences/preferences.ts';
import { cardSize } from '../../../features/report/card.ts';
import { GoneReport } from '../../../features/report/GoneReport.tsx';
import { loadShared } from '../../../features/report/loadReport.ts';
import { publicOrigin } from '../../../features/report/origin.ts';
import { ReportDocument } from '../../../features/report/ReportDocument.tsx';
import styles from '../../../features/report/report.module.css';
import { sayReport } from '../../../features/report/sayReport.ts';
import { Page } from '../../../features/shell/Page.tsx';
import { TopBar } from '../../../features/shell/TopBar.tsx';
import { Unreachable } from '../../../features/shell/Unreachable.tsx';

type Props = { params: Promise<{ secret: string }> };

/** What a preview elsewhere shows; no search engine keeps the page, and nobody is told the address that a reader came from. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ secret }, language] = [await params, await loadLanguage()];
  const answer = await loadShared(secret);
  const hidden = {
    robots: { index: false, follow: false, noarchive: true },
    referrer: 'no-referrer',
  } as const;
  if (answer.status !== 'open') return { ...hidden, title: language.t('report.title') };
  const { title } = answer.shown.snapshot;
  const { headline } = sayReport(answer.shown.snapshot, language);
  const origin = publicOrigin();
  if (!origin) return { ...hidden, title, description: headline };
  const url = `/share/${encodeURIComponent(secret)}/card.png`;
  return {
    ...hidden,
    metadataBase: origin,
    title,
    description: headline,
    openGraph: {
      type: 'article',
      siteName: 'Critbatch',
      title,
      description: headline,
      images: [{ url, ...cardSize, alt: headline, type: 'image/png' }],
    },
    twitter: { card: 'summary_large_image', title, description: headline, images: [url] },
  };
}

/** A version of a report for whoever holds the link, without an account. */
export default async function SharedReport({ params }: Props) {
  const [{ secret }, language] = [await params, await loadLanguage()];
  const answer = await loadShared(secret);
  if (answer.status === 'unreachable') return <Unreachable />;
  return (
    <>
      <TopBar viewer={null} />
      {answer.status === 'gone' ? (
        <GoneReport share={answer.share} language={language} />
      ) : (
        <Page>
          <ReportDocument
            report={answer.shown}
            address={`/share/${encodeURIComponent(secret)}`}
            withheld={{ names: answer.share.hidesNames, fields: answer.share.hiddenFields }}
            language={language}
          />
          <p className={styles.fileLinks}>
            <a href={`/share/${encodeURIComponent(secret)}/report.json`}>{language.t('report.json')}</a>{' '}
            <a href={`/share/${encodeURIComponent(secret)}/card.png`}>{language.t('report.card')}</a>{' '}
            <span className="caption">
              {language.t('report.shared.until', {
                date: language.numbers.date(new Date(answer.share.expiresAt)),
              })}
            </span>
          </p>
        </Page>
      )}
    </>
  );
}
