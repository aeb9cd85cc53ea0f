import type { Locale } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import { Page } from '../shell/Page.tsx';
import { Unreachable } from '../shell/Unreachable.tsx';
import { loadSweep } from '../sweep/loadSweep.ts';
import { Beginning } from './Beginning.tsx';
import { Lesson } from './Lesson.tsx';

/** The chart of work draws no curves of runs. */
const fewestPoints = 2;

type FirstLessonProps = {
  sweepId: string | null;
  workers: readonly { isThere: boolean }[];
  canStart: boolean;
  language: Language & { locale: Locale };
};

/** The page that tells what a critical batch size is: on a sweep, or in words alone where there is none. */
export async function FirstLesson({ sweepId, workers, canStart, language }: FirstLessonProps) {
  const answer = sweepId === null ? null : await loadSweep(sweepId, null, fewestPoints);
  if (answer?.status === 'unreachable') return <Unreachable />;
  return (
    <Page>
      {answer ? (
        <Lesson
          sweep={answer.data}
          workers={workers}
          canStart={canStart}
          language={language}
          locale={language.locale}
        />
      ) : (
        <Beginning workers={workers} canStart={canStart} language={language} />
      )}
    </Page>
  );
}
