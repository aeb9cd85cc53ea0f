import type { Locale } from '@critbatch/theory';
import { plainSentence, targetText } from '@critbatch/theory';
import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import type { AnsweredSweep } from '../estimate/answeredSweep.type.ts';
import { answerText } from '../estimate/answerText.ts';
import { LiveSweep } from '../live/LiveSweep.tsx';
import { liveWords } from '../live/liveWords.ts';
import type { WaitingSweep } from '../live/Unattended.tsx';
import { Unattended } from '../live/Unattended.tsx';
import { AnswerBlock } from '../sweep/AnswerBlock.tsx';
import type { ListedSweep } from '../sweep/FigureSet.tsx';
import { WorkFigure } from '../sweep/FigureSet.tsx';
import { shownPart } from '../sweep/shownPart.ts';
import styles from './home.module.css';
import { LessonSteps } from './LessonSteps.tsx';
import { lessonSteps } from './lessonSteps.ts';
import { WaysOn } from './WaysOn.tsx';

type ToldSweep = WaitingSweep &
  AnsweredSweep &
  ListedSweep & {
    name: string;
    model: { name: string };
    dataset: { name: string };
    lastEventSequence: number;
    batchSizes: number[];
    seeds: number[];
  };
type LessonProps = {
  sweep: ToldSweep;
  workers: readonly { isThere: boolean }[];
  canStart: boolean;
  language: Language;
  locale: Locale;
};

/** What a critical batch size is, told on the chart of a sweep while its runs arrive; then how to find one's own. */
export function Lesson({ sweep, workers, canStart, language, locale }: LessonProps) {
  const { t } = language;
  const isRunning = sweep.status === 'RUNNING';
  const isOpen = isRunning || sweep.isPreliminary;
  const text = answerText(sweep, language);
  const names = { model: sweep.model.name, dataset: sweep.dataset.name };
  return (
    <div className={styles.lesson}>
      <div className={styles.intro}>
        <h1>{t(isRunning ? 'home.lesson.titleRunning' : 'home.lesson.title')}</h1>
        <p className={styles.lead}>{t('home.lesson.lead')}</p>
        <p className={styles.lead}>
          <strong>{t(isRunning ? 'home.lesson.now' : 'home.lesson.ended', names)}</strong>
        </p>
        <Unattended sweep={sweep} language={language} />
      </div>
      <aside className={styles.standing}>
        <p>
          <Link prefetch={false} href={`/sweeps/${encodeURIComponent(sweep.id)}`}>
            {sweep.name}
          </Link>{' '}
          {isOpen && (
            <LiveSweep
              key={sweep.id}
              sweepId={sweep.id}
              after={sweep.lastEventSequence}
              words={liveWords(t)}
            />
          )}
        </p>
        <AnswerBlock
          asked={sweep.target ? targetText(sweep.target, language) : null}
          text={text}
          locale={locale}
        />
        <Yours sweep={sweep} canChange={canStart} language={language} />
      </aside>
      <div className={styles.chart}>
        <WorkFigure
          sweep={shownPart(sweep)}
          language={language}
          answer={plainSentence(text.headline)}
          told={{
            title: t('home.lesson.chart'),
            caption: t('home.lesson.chartCaption', {
              target: sweep.target ? targetText(sweep.target, language) : '',
            }),
          }}
        />
      </div>
      <div className={styles.told}>
        <LessonSteps steps={lessonSteps(sweep, language)} isRunning={isRunning} language={language} />
        {canStart && <WaysOn workers={workers} language={language} title={t('home.ways.title')} />}
      </div>
    </div>
  );
}

/** Which batch size the answer compares with, and where to change it; where it knows of none, where to say it. */
function Yours({ sweep, canChange, language }: { sweep: ToldSweep; canChange: boolean; language: Language }) {
  const { t, numbers } = language;
  const { recommendation, currentBatchSize } = sweep;
  if (!recommendation || (currentBatchSize === null && !canChange)) return null;
  const isSaid = currentBatchSize !== null;
  return (
    <p className="caption">
      {isSaid && `${t('home.lesson.yours', { batchSize: numbers.whole(currentBatchSize) })} `}
      {canChange && (
        <Link prefetch={false} href={`/sweeps/${encodeURIComponent(sweep.id)}#plans`}>
          {t(isSaid ? 'home.lesson.changeYours' : 'home.lesson.sayYours')}
        </Link>
      )}
    </p>
  );
}
