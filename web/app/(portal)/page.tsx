import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { FirstLesson } from '../../features/home/FirstLesson.tsx';
import { loadFirstSweep } from '../../features/home/loadFirstSweep.ts';
import { loadStanding } from '../../features/home/loadStanding.ts';
import { Standing } from '../../features/home/Standing.tsx';
import { loadLanguage } from '../../features/preferences/preferences.ts';
import { isOfSeveralTeams, mayChange, requireViewer } from '../../features/session/viewer.ts';
import { Page } from '../../features/shell/Page.tsx';
import { Unreachable } from '../../features/shell/Unreachable.tsx';

type Search = Promise<{ error?: string }>;

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await loadLanguage();
  return { title: t('page.nav.home') };
}

/** The first page: the lesson while there is one sweep at most, later how the team stands. A sign-in link that failed ends at the sign-in page. */
export default async function Home({ searchParams }: { searchParams: Search }) {
  const { error } = await searchParams;
  if (error) redirect(`/sign-in?error=${encodeURIComponent(error)}`);
  const [viewer, language] = [await requireViewer(), await loadLanguage()];
  const first = await loadFirstSweep();
  if (!viewer || first.status === 'unreachable') return <Unreachable />;
  const canStart = mayChange(viewer, viewer.memberships[0]?.team.id);
  if (first.data.isAlone)
    return (
      <FirstLesson
        sweepId={first.data.id}
        workers={first.data.workers}
        canStart={canStart}
        language={language}
      />
    );
  const answer = await loadStanding(language.locale, isOfSeveralTeams(viewer));
  if (answer.status === 'unreachable') return <Unreachable />;
  return (
    <Page>
      <Standing {...answer.data} canStart={canStart} language={language} />
    </Page>
  );
}
