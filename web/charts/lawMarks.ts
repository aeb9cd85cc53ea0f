import * as Plot from '@observablehq/plot';
import type { LawLine, LawPoint, SweepFigure } from './chart.type.ts';

/** What the vertical axis shows of a batch size and its steps: N = b·K, or K itself. */
export type Measure = (batchSize: number, steps: number) => number;

export const work: Measure = (batchSize, steps) => batchSize * steps;
export const steps: Measure = (_, steps) => steps;

/** Marks, from the back to the front: interval of b*, band, rivals, candidates, the law itself, b*. */
export function lawMarks(figure: SweepFigure, measure: Measure): Plot.Markish[] {
  const { answer, law } = figure;
  const marks: Plot.Markish[] = [];
  if (answer)
    marks.push(
      Plot.rectX([answer], { x1: 'lower', x2: 'upper', fill: 'var(--answer)', fillOpacity: 0.1, clip: true }),
    );
  if (law) marks.push(band(law, measure));
  for (const rival of figure.rivals)
    marks.push(
      line(rival.points, measure, { stroke: 'var(--ink3)', strokeWidth: 1.3, strokeDasharray: '5,4' }),
    );
  for (const [index, candidate] of figure.candidates.entries())
    marks.push(...candidateLines(candidate, index, figure, measure));
  if (law) marks.push(line(law.points, measure, { stroke: 'var(--answer)', strokeWidth: 2 }));
  if (answer) marks.push(Plot.ruleX([answer.batchSize], { stroke: 'var(--answer)', strokeWidth: 1.5 }));
  return marks;
}

/** Series colours of the look that laws of equal standing take, in order. */
const candidateColours = ['series1', 'series4', 'series6', 'series2'] as const;

function candidateLines(
  candidate: LawLine,
  index: number,
  { tested }: SweepFigure,
  measure: Measure,
): Plot.Markish[] {
  const stroke = `var(--${candidateColours[index % candidateColours.length]})`;
  if (!tested) return [line(candidate.points, measure, { stroke, strokeWidth: 1.8 })];
  const below = candidate.points.filter(({ batchSize }) => batchSize <= tested.lower);
  const inside = candidate.points.filter(
    ({ batchSize }) => batchSize >= tested.lower && batchSize <= tested.upper,
  );
  const above = candidate.points.filter(({ batchSize }) => batchSize >= tested.upper);
  const dotted = { stroke, strokeWidth: 1.8, strokeDasharray: '1.5,4', strokeLinecap: 'round' as const };
  return [
    line(below, measure, dotted),
    line(above, measure, dotted),
    line(inside, measure, { stroke, strokeWidth: 1.8 }),
  ];
}

function band({ points }: LawLine, measure: Measure): Plot.Markish {
  const known = points.filter(({ lower, upper }) => Number.isFinite(lower) && Number.isFinite(upper));
  return Plot.areaY(known, {
    x: 'batchSize',
    y1: ({ batchSize, lower }: LawPoint) => measure(batchSize, lower ?? Number.NaN),
    y2: ({ batchSize, upper }: LawPoint) => measure(batchSize, upper ?? Number.NaN),
    fill: 'var(--answer)',
    fillOpacity: 0.13,
    clip: true,
  });
}

function line(points: LawPoint[], measure: Measure, style: Plot.LineOptions): Plot.Markish {
  const finite = points.filter((point) => Number.isFinite(point.steps) && point.steps > 0);
  return Plot.lineY(finite, {
    x: 'batchSize',
    y: ({ batchSize, steps }: LawPoint) => measure(batchSize, steps),
    clip: true,
    ...style,
  });
}
