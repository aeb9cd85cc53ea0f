import type { ChartSize, Language } from '../../charts/chart.type.ts';
import type { FrontierFigure } from '../../charts/frontierChart.ts';
import type { ScalingFigure, ScalingMark } from '../../charts/scalingChart.ts';
import { scalingChart } from '../../charts/scalingChart.ts';
import type { Drawn } from '../cost/frontier.ts';
import { drawFrontier, frontierFigure } from '../cost/frontier.ts';
import type { StudyData } from './studyData.ts';
import { decidedStage, limitsOf } from './studyData.ts';

/** The figures of a study, drawn for every width, the widest first; null where there is nothing to draw. */
export const studyDrawings = { frontier, scaling } satisfies Record<
  string,
  (study: StudyData, language: Language) => Drawn | null
>;

export function studyFrontier(study: StudyData): FrontierFigure | null {
  const found = decidedStage(study)?.costFrontier ?? null;
  return frontierFigure(found, limitsOf(study, found));
}

export function scalingFigure(study: StudyData, language: Language): ScalingFigure {
  const { t, numbers } = language;
  const { stages, scaling } = study;
  const found = stages.flatMap(({ name, size, sweep, predictions }) => {
    const measured = sweep?.estimate?.criticalBatchSize;
    const foretold = predictions.find(({ quantity }) => quantity === 'CRITICAL_BATCH_SIZE')?.foretold;
    const known = measured ?? foretold;
    if (!known) return [];
    const value = numbers.withInterval(known);
    const text = t(measured ? 'study.scaling.measured' : 'study.scaling.predicted', { name, value });
    return [
      {
        name,
        size,
        ...bounded(known),
        kind: measured ? ('measured' as const) : ('predicted' as const),
        text,
      },
    ];
  });
  const drawn = scaling.band.map(({ size, criticalBatchSize: { value, lower, upper } }) => ({
    size,
    value,
    lower,
    upper,
  }));
  return { marks: [...firstGuess(study, language), ...found], band: drawn };
}

/** The first dot of a study: where b* of its first stage was thought to lie before any run. */
function firstGuess({ stages, firstEstimate }: StudyData, { t, numbers }: Language): ScalingMark[] {
  const [first] = stages;
  if (!first || !firstEstimate) return [];
  const { name, size } = first;
  const { criticalBatchSize, outcome } = firstEstimate;
  const said = { value: numbers.withInterval(criticalBatchSize) };
  const text = outcome
    ? t('study.scaling.firstGuessCame', { ...said, factor: numbers.factor(outcome.factor) })
    : t('study.scaling.firstGuess', said);
  return [{ name, size, ...bounded(criticalBatchSize), kind: 'firstGuess', text }];
}

function bounded({ value, lower, upper }: { value: number; lower: number | null; upper: number | null }) {
  return { value, lower, upper };
}

function frontier(study: StudyData, language: Language): Drawn | null {
  return drawFrontier(studyFrontier(study), language);
}

function scaling(study: StudyData, language: Language): Drawn | null {
  const figure = scalingFigure(study, language);
  if (figure.marks.length === 0) return null;
  const sizes: ChartSize[] = [
    { width: 504, height: 420, isNarrow: false },
    { width: 358, height: 340, isNarrow: true },
  ];
  return sizes.map((size) => ({ width: size.width, svg: scalingChart(figure, size, language) }));
}
