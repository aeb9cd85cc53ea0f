import type { Metadata } from 'next';
import { loadLanguage } from '../../../features/preferences/preferences.ts';
import { EmbeddedReport } from '../../../features/report/EmbeddedReport.tsx';
import { GoneReport } from '../../../features/report/GoneReport.tsx';
import { loadShared } from '../../../features/report/loadReport.ts';
import { Unreachable } from '../../../features/shell/Unreachable.tsx';

type Props = { params: Promise<{ secret: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [answer, { t }] = [await loadShared((await params).secret), await loadLanguage()];
  const title = answer.status === 'open' ? answer.shown.snapshot.title : t('report.title');
  return { title, robots: { index: false, follow: false }, referrer: 'no-referrer' };
}

/** The answer of a shared report with its chart, for a frame on another site: the one page that may be framed. */
export default async function Embed({ params }: Props) {
  const [{ secret }, language] = [await params, await loadLanguage()];
  const answer = await loadShared(secret);
  if (answer.status === 'unreachable') return <Unreachable />;
  if (answer.status === 'gone') return <GoneReport share={answer.share} language={language} />;
  const href = `/share/${encodeURIComponent(secret)}`;
  return <EmbeddedReport snapshot={answer.shown.snapshot} href={href} language={language} />;
}
