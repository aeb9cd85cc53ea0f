import type { Language } from '../../charts/chart.type.ts';
import { lawNames } from '../estimate/lawNames.ts';
import { HistoryTable } from '../run/HistoryTable.tsx';
import { RunTable } from '../run/RunTable.tsx';
import { readRun } from '../run/runState.ts';
import { stepSizeCurves } from './curveFigures.ts';
import { Figure } from './Figure.tsx';
import { settledEstimate } from './settledEstimate.ts';
import styles from './sweep.module.css';
import type { SweepPageData } from './sweepPage.type.ts';

type FigureSetProps = { sweep: SweepPageData; language: Language; answer: string };

/** N(b) and K(b) side by side. */
export function MainFigures({ sweep, language, answer }: FigureSetProps) {
  const { t, numbers } = language;
  const estimate = settledEstimate(sweep);
  const sentence = `${answer} ${runSentence(sweep, language)}`;
  const law = estimate?.bestLaw && estimate.answer !== 'NOT_IDENTIFIED' ? lawNames[estimate.bestLaw] : null;
  const isOpen = estimate?.answer === 'NOT_IDENTIFIED' && estimate.laws.length > 0;
  const caption = law
    ? t('chart.work.caption', { law, level: numbers.whole((estimate?.level ?? 0.95) * 100) })
    : t(`chart.work.${isOpen ? 'captionOpen' : sweep.status === 'RUNNING' ? 'captionBare' : 'captionRuns'}`);
  const shared = {
    sweep,
    language,
    csv: [
      ...file(sweep, 'runs', t('sweep.data.csvRuns')),
      ...(estimate && estimate.laws.length > 0 ? file(sweep, 'curve', t('sweep.data.csvCurve')) : []),
    ],
  };
  const titles = { work: t('chart.work.title'), steps: t('chart.steps.title') };
  return (
    <div className={styles.mainFigures}>
      <Figure
        name="work"
        title={titles.work}
        caption={caption}
        sentence={t('chart.work.sentence', { answer: sentence })}
        table={<RunTable sweep={sweep} language={language} caption={titles.work} />}
        {...shared}
      />
      <Figure
        name="steps"
        title={titles.steps}
        caption={t(estimate?.criticalBatchSize ? 'chart.steps.caption' : 'chart.steps.captionBare')}
        sentence={t('chart.steps.sentence', { answer: sentence })}
        table={<RunTable sweep={sweep} language={language} caption={titles.steps} />}
        {...shared}
      />
    </div>
  );
}

/** Loss and step size against step. */
export function CurveFigures({ sweep, language }: Omit<FigureSetProps, 'answer'>) {
  const { t, numbers } = language;
  const target = sweep.targets[0];
  const isLoss = target?.metric !== 'TEST_ACCURACY';
  const count = sweep.runs.filter(({ history }) => history.length > 0).length;
  const { reached } = counts(sweep);
  const accepted = stepSizeCurves(sweep)
    .curves.flatMap(({ points }) => points.map(({ value }) => value))
    .filter((value) => value > 0);
  const range = accepted.length > 0 ? { lower: least(accepted), upper: greatest(accepted) } : null;
  const shared = { sweep, language, csv: file(sweep, 'history', t('sweep.data.csvHistory')) };
  return (
    <div className={styles.pairedFigures}>
      <Figure
        name="loss"
        title={t('chart.loss.title')}
        caption={t(isLoss ? 'chart.loss.caption' : 'chart.loss.captionAccuracy')}
        sentence={t('chart.loss.sentence', {
          count,
          reached,
          threshold: numbers.setting(target?.threshold ?? 0),
        })}
        table={<HistoryTable sweep={sweep} language={language} caption={t('chart.loss.title')} />}
        {...shared}
      />
      <Figure
        name="stepSize"
        title={t('chart.stepSize.title')}
        caption={t('chart.stepSize.caption')}
        sentence={`${t('chart.stepSize.sentence', { count })}${range ? ` ${t('chart.stepSize.range', range)}` : ''}`}
        table={<HistoryTable sweep={sweep} language={language} caption={t('chart.stepSize.title')} />}
        {...shared}
      />
    </div>
  );
}

function runSentence(sweep: SweepPageData, { t }: Language): string {
  return t('chart.work.sentenceRuns', counts(sweep));
}

function counts(sweep: SweepPageData): { reached: number; censored: number; open: number } {
  const states = sweep.runs.map((run) => readRun(run, sweep.targets[0]?.id).state);
  const count = (...wanted: string[]) => states.filter((state) => wanted.includes(state)).length;
  return { reached: count('reached'), censored: count('censored'), open: count('running', 'queued') };
}

function file(sweep: SweepPageData, table: string, label: string) {
  return [{ href: `/sweeps/${encodeURIComponent(sweep.id)}/data/${table}.csv`, label }];
}

const least = (values: number[]) =>
  String(Number(values.reduce((one, other) => Math.min(one, other)).toPrecision(2)));
const greatest = (values: number[]) =>
  String(Number(values.reduce((one, other) => Math.max(one, other)).toPrecision(2)));
