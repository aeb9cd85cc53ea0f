import type { ChartSize, Language } from '../../charts/chart.type.ts';
import type { FrontierFigure } from '../../charts/frontierChart.ts';
import type { ScalingFigure } from '../../charts/scalingChart.ts';
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

export function scalingFigure({ stages, scaling: { band } }: StudyData, language: Language): ScalingFigure {
  const { t, numbers } = language;
  const marks = stages.flatMap(({ name, size, sweep, predictions }) => {
    const measured = sweep?.estimate?.criticalBatchSize;
    const foretold = predictions.find(({ quantity }) => quantity === 'CRITICAL_BATCH_SIZE')?.foretold;
    const found = measured ?? foretold;
    if (!found) return [];
    const value = numbers.withInterval(found);
    const text = t(measured ? 'study.scaling.measured' : 'study.scaling.predicted', { name, value });
    const { lower, upper } = { lower: found.lower ?? found.value, upper: found.upper ?? found.value };
    return [{ name, size, value: found.value, lower, upper, isMeasured: Boolean(measured), text }];
  });
  const drawn = band.map(({ size, criticalBatchSize: { value, lower, upper } }) => ({
    size,
    value,
    lower: lower ?? value,
    upper: upper ?? value,
  }));
  return { marks, band: drawn };
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
