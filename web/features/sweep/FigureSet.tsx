import type { ReactNode } from 'react';
import type { Language } from '../../charts/chart.type.ts';
import { Term } from '../docs/Term.tsx';
import { settledEstimate } from '../estimate/settledEstimate.ts';
import { CurveReader } from '../figure/CurveReader.tsx';
import { lawNames } from '../law/lawNames.ts';
import { RunTable } from '../run/RunTable.tsx';
import type { RunData } from '../run/run.type.ts';
import { readRun } from '../run/runState.ts';
import type { DrawnSweep } from './Figure.tsx';
import { Figure } from './Figure.tsx';
import styles from './sweep.module.css';
import { tableHref } from './tableHref.ts';
import type { ValleySweep } from './valleyReadings.ts';
import { valleyReadings } from './valleyReadings.ts';

export type ListedSweep = Omit<DrawnSweep, 'runs'> & { runs: readonly RunData[] };
type Decided = NonNullable<ValleySweep['recommendation']> & { batchSize: number };
type FigureSetProps = { sweep: ListedSweep; language: Language; answer: string };

/**
 * N(b), with the batch size to use; where it decides, it says of any batch size what that one takes, else it reads run by run.
 * `told` are its title and caption where a page has its own.
 */
export function WorkFigure({
  sweep,
  language,
  answer,
  decided,
  told,
}: FigureSetProps & { decided?: Decided; told?: { title: string; caption: string } }) {
  const { t, numbers } = language;
  if (drawsNothing(sweep)) return <p className="caption">{t('chart.nothing')}</p>;
  const estimate = settledEstimate(sweep);
  const law =
    estimate?.bestLaw && estimate.answer !== 'NOT_IDENTIFIED'
      ? t(`chart.laws.${lawNames[estimate.bestLaw]}`)
      : null;
  const isOpen = estimate?.answer === 'NOT_IDENTIFIED' && estimate.laws.length > 0;
  const sentence = t('chart.work.sentence', { answer: `${answer} ${runSentence(sweep, language)}` });
  const readings =
    decided && estimate ? valleyReadings({ ...sweep, recommendation: decided }, estimate, language) : [];
  const readAlong = (drawings: ReactNode) => (
    <CurveReader
      label={sentence}
      hint={t('chart.at.keyboard')}
      readings={readings}
      start={decided?.batchSize ?? 1}
    >
      {drawings}
    </CurveReader>
  );
  const caption =
    readings.length > 0
      ? t('chart.at.hint')
      : law
        ? t('chart.work.caption', { law, level: numbers.whole((estimate?.level ?? 0.95) * 100) })
        : t(
            `chart.work.${isOpen ? 'captionOpen' : sweep.status === 'RUNNING' ? 'captionBare' : 'captionRuns'}`,
          );
  return (
    <Figure
      name="work"
      title={told?.title ?? <Term name="work">{t('chart.work.title')}</Term>}
      caption={told?.caption ?? caption}
      sentence={sentence}
      definition={t('chart.definitions.work')}
      read={readings.length > 0 ? readAlong : null}
      table={
        <RunTable sweepId={sweep.id} runs={sweep.runs} language={language} caption={t('chart.work.title')} />
      }
      {...runFigure(sweep, language)}
      sweep={decided ? withoutRivals(sweep) : sweep}
    />
  );
}

/** Who decides sees the law that carries the answer, and no other. */
function withoutRivals(sweep: ListedSweep): ListedSweep {
  const { estimate } = sweep;
  if (!estimate || estimate.answer === 'NOT_IDENTIFIED') return sweep;
  return {
    ...sweep,
    estimate: { ...estimate, laws: estimate.laws.filter(({ law }) => law === estimate.bestLaw) },
  };
}

/** N(b) and K(b) side by side. */
export function MainFigures({ sweep, language, answer }: FigureSetProps) {
  const { t } = language;
  const hasMinimum = settledEstimate(sweep)?.criticalBatchSize;
  if (drawsNothing(sweep)) return <WorkFigure sweep={sweep} language={language} answer={answer} />;
  return (
    <div className={styles.mainFigures}>
      <WorkFigure sweep={sweep} language={language} answer={answer} />
      <Figure
        name="steps"
        title={<Term name="step">{t('chart.steps.title')}</Term>}
        caption={t(hasMinimum ? 'chart.steps.caption' : 'chart.steps.captionBare')}
        sentence={t('chart.steps.sentence', { answer: `${answer} ${runSentence(sweep, language)}` })}
        definition={t('chart.definitions.steps')}
        table={
          <RunTable
            sweepId={sweep.id}
            runs={sweep.runs}
            language={language}
            caption={t('chart.steps.title')}
          />
        }
        {...runFigure(sweep, language)}
      />
    </div>
  );
}

/** 1/K against 1/b: whether the runs lie on theory's straight line. */
export function TheoryFigure({ sweep, language, answer }: FigureSetProps) {
  const { t } = language;
  if (drawsNothing(sweep)) return null;
  return (
    <Figure
      name="reciprocal"
      title={t('chart.reciprocal.title')}
      caption={t('chart.reciprocal.caption')}
      sentence={t('chart.reciprocal.sentence', { answer: `${answer} ${runSentence(sweep, language)}` })}
      definition={t('chart.definitions.reciprocal')}
      table={
        <RunTable
          sweepId={sweep.id}
          runs={sweep.runs}
          language={language}
          caption={t('chart.reciprocal.title')}
        />
      }
      {...runFigure(sweep, language)}
    />
  );
}

/** It has ended and no run says anything about K: axes without a mark would be made up. */
function drawsNothing({ status, runs }: ListedSweep): boolean {
  return (
    status !== 'RUNNING' &&
    runs.every((run) => ['failed', 'diverged', 'canceled'].includes(readRun(run).state))
  );
}

/** What the figures of runs against batch size have in common. */
function runFigure(sweep: ListedSweep, language: Language) {
  const { t } = language;
  const hasCurve = (settledEstimate(sweep)?.laws.length ?? 0) > 0;
  const curve = { href: tableHref(sweep, 'curve'), label: t('sweep.data.csvCurve') };
  const runs = { href: tableHref(sweep, 'runs'), label: t('sweep.data.csvRuns') };
  return { sweep, language, isReadable: true, csv: [runs, ...(hasCurve ? [curve] : [])] };
}

function runSentence({ runs }: ListedSweep, { t }: Language): string {
  const states = runs.map((run) => readRun(run).state);
  const count = (...wanted: string[]) => states.filter((state) => wanted.includes(state)).length;
  return t('chart.work.sentenceRuns', {
    reached: count('reached'),
    censored: count('censored'),
    open: count('running', 'queued'),
  });
}
