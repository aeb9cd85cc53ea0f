import type { LawLine, LawPoint, Range, SweepFigure } from './chart.type.ts';
import type { Mark } from './marks.ts';
import { area, column, lines, upright } from './marks.ts';
import type { Attributes } from './svg.ts';

/** What the vertical axis shows of a batch size and its steps: N = b·K, or K itself. */
export type Measure = (batchSize: number, steps: number) => number;

export const work: Measure = (batchSize, steps) => batchSize * steps;
export const steps: Measure = (_, steps) => steps;

/** Marks, from the back to the front: interval of b*, band, rivals, candidates, the law itself, b*. */
export function lawMarks(figure: SweepFigure, measure: Measure): Mark[] {
  const { answer, law, rivals, candidates, tested } = figure;
  const rival = { stroke: 'var(--ink3)', 'stroke-width': 1.3, 'stroke-dasharray': '5,4' };
  return [
    ...(answer ? [column(withinTested(answer, tested), { fill: 'var(--answer)', 'fill-opacity': 0.1 })] : []),
    ...(law ? [band(law, measure)] : []),
    ...rivals.map(({ points }) => line(points, measure, rival)),
    ...candidates.flatMap((candidate, index) => candidateLines(candidate, index, figure, measure)),
    ...(law ? [line(law.points, measure, { stroke: 'var(--answer)', 'stroke-width': 2 })] : []),
    ...(answer ? [upright(answer.batchSize, { stroke: 'var(--answer)', 'stroke-width': 1.5 })] : []),
  ];
}

/** An open end reaches as far as anything was tested. */
function withinTested(
  { lower, upper, batchSize }: NonNullable<SweepFigure['answer']>,
  tested: SweepFigure['tested'],
): Range {
  return { lower: lower ?? tested?.lower ?? batchSize, upper: upper ?? tested?.upper ?? batchSize };
}

/** Series colours of the look that laws of equal standing take, in order. */
const candidateColours = ['series1', 'series4', 'series6', 'series2'] as const;

function candidateLines(
  candidate: LawLine,
  index: number,
  { tested }: SweepFigure,
  measure: Measure,
): Mark[] {
  const stroke = `var(--${candidateColours[index % candidateColours.length]})`;
  if (!tested) return [line(candidate.points, measure, { stroke, 'stroke-width': 1.8 })];
  const below = candidate.points.filter(({ batchSize }) => batchSize <= tested.lower);
  const inside = candidate.points.filter(
    ({ batchSize }) => batchSize >= tested.lower && batchSize <= tested.upper,
  );
  const above = candidate.points.filter(({ batchSize }) => batchSize >= tested.upper);
  const dotted = { stroke, 'stroke-width': 1.8, 'stroke-dasharray': '1.5,4' };
  return [
    line(below, measure, dotted),
    line(above, measure, dotted),
    line(inside, measure, { stroke, 'stroke-width': 1.8 }),
  ];
}

function band({ points }: LawLine, measure: Measure): Mark {
  const end = (of: 'lower' | 'upper') =>
    points.map((point) => [point.batchSize, measure(point.batchSize, point[of] ?? Number.NaN)] as const);
  return area(end('upper'), end('lower'), { fill: 'var(--answer)', 'fill-opacity': 0.1 });
}

function line(points: LawPoint[], measure: Measure, style: Attributes): Mark {
  return lines([points.map(({ batchSize, steps }) => [batchSize, measure(batchSize, steps)])], style);
}
