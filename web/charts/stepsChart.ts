import type { ChartSize, Language, SweepFigure } from './chart.type.ts';
import type { Frame } from './frame.ts';
import { diamond } from './glyphs.ts';
import { steps } from './lawMarks.ts';
import { lineObstacles } from './obstacles.ts';
import type { LabelRequest } from './placeLabels.ts';
import { rivalLabels } from './sharedLabels.ts';
import { draw } from './svg.ts';
import { drawSweepChart } from './sweepChart.ts';

/** K(b) on log-log axes, with the line of slope −1 that touches it at b*, and its floor K∞. */
export function stepsChart(figure: SweepFigure, size: ChartSize, language: Language): string {
  return drawSweepChart(
    {
      name: `steps-${size.width}`,
      title: language.t('chart.steps.axis'),
      measure: steps,
      widen: { below: 2.2, above: 1.4 },
      extras: (frame) => {
        const slope = slopeLine(frame, figure, size, language);
        const floor = floorLine(frame, figure, size, language);
        const answer = figure.answer
          ? [
              diamond({ x: frame.x(figure.answer.batchSize), y: frame.y(figure.answer.steps) }, 6, {
                fill: 'var(--answer)',
                stroke: 'var(--paper)',
              }),
            ]
          : [];
        const candidates = { ...figure, rivals: [] };
        return {
          marks: [...slope.marks, ...floor.marks, ...answer],
          labels: [...slope.labels, ...floor.labels, ...rivalLabels(frame, candidates, steps, language)],
          obstacles: [...slope.obstacles, ...floor.obstacles],
        };
      },
    },
    { ...figure, rivals: [] },
    size,
    language,
  );
}

const dashed = { fill: 'none', stroke: 'var(--ink2)', 'stroke-width': '1.2', 'stroke-dasharray': '5,4' };

/** Along it N is constant: twice the batch, half the steps. */
function slopeLine(frame: Frame, { answer }: SweepFigure, size: ChartSize, { t }: Language) {
  if (!answer) return { marks: [], labels: [], obstacles: [] };
  const along = (factor: number) => ({
    x: frame.x(answer.batchSize * factor),
    y: frame.y(answer.steps / factor),
  });
  const [from, to] = [clipped(frame, along, 1 / 7), clipped(frame, along, 4)];
  const middle = clipped(frame, along, 1 / 4);
  const label: LabelRequest = {
    lines: size.isNarrow ? [t('chart.steps.slope')] : [t('chart.steps.slope'), t('chart.steps.slopeNote')],
    at: [
      { x: from.x + 10, y: from.y + 40, anchor: 'start', target: clipped(frame, along, 1 / 5) },
      { x: middle.x - 4, y: middle.y + 30, anchor: 'end', target: middle },
      { x: to.x + 8, y: to.y - 10, anchor: 'start', target: to },
      { x: middle.x, y: middle.y + 44, anchor: 'middle', target: middle },
    ],
    className: 'ink2',
  };
  const line = draw('path', { d: `M${from.x},${from.y}L${to.x},${to.y}`, ...dashed });
  return { marks: [line], labels: [label], obstacles: lineObstacles(from, to) };
}

/** The point at a factor of b*, pulled back along the line until it lies inside the frame. */
function clipped({ inside }: Frame, along: (factor: number) => { x: number; y: number }, factor: number) {
  let exponent = 1;
  for (; exponent > 0; exponent -= 0.02) {
    const { x, y } = along(factor ** exponent);
    if (x >= inside.left && x <= inside.right && y >= inside.top && y <= inside.bottom) break;
  }
  return along(factor ** Math.max(exponent, 0));
}

function floorLine(frame: Frame, { limitSteps }: SweepFigure, size: ChartSize, { t, numbers }: Language) {
  if (limitSteps === null) return { marks: [], labels: [], obstacles: [] };
  const { inside } = frame;
  const y = frame.y(limitSteps);
  if (y > inside.bottom || y < inside.top) return { marks: [], labels: [], obstacles: [] };
  const label: LabelRequest = {
    lines: [
      t('chart.steps.floor', { steps: numbers.quantity(limitSteps) }),
      ...(size.isNarrow ? [] : [t('chart.steps.floorNote')]),
    ],
    at: [
      { x: inside.right - 4, y: y - 40, anchor: 'end' },
      { x: inside.right - 4, y: y + 26, anchor: 'end' },
    ],
    className: 'ink3',
  };
  const from = inside.left + (inside.right - inside.left) * 0.55;
  return {
    marks: [draw('path', { d: `M${from},${y}H${inside.right}`, ...dashed, stroke: 'var(--ink3)' })],
    labels: [label],
    obstacles: lineObstacles({ x: from, y }, { x: inside.right, y }),
  };
}
