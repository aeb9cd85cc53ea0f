import type { Metadata } from 'next';
import { FirstLesson } from '../../../features/home/FirstLesson.tsx';
import { loadFirstSweep } from '../../../features/home/loadFirstSweep.ts';
import { loadLanguage } from '../../../features/preferences/preferences.ts';
import { mayChange, requireViewer } from '../../../features/session/viewer.ts';
import type { SearchParams } from '../../../features/shell/searchParams.type.ts';
import { Unreachable } from '../../../features/shell/Unreachable.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await loadLanguage();
  return { title: t('home.lesson.title') };
}

/** The lesson again, on the sweep that the address names, or on the first one. */
export default async function Learn({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [viewer, language, { sweep }] = [await requireViewer(), await loadLanguage(), await searchParams];
  const first = await loadFirstSweep();
  if (!viewer || first.status === 'unreachable') return <Unreachable />;
  return (
    <FirstLesson
      sweepId={typeof sweep === 'string' ? sweep : first.data.id}
      workers={first.data.workers}
      canStart={mayChange(viewer, viewer.memberships[0]?.team.id)}
      language={language}
    />
  );
}
