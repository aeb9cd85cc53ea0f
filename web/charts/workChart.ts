import type { ChartSize, Language, SweepFigure } from './chart.type.ts';
import type { Frame } from './frame.ts';
import { diamond, hollowSquare } from './glyphs.ts';
import { work } from './lawMarks.ts';
import type { LabelRequest } from './placeLabels.ts';
import { rivalLabels, runLabels, suggestedMarks } from './sharedLabels.ts';
import { draw } from './svg.ts';
import { drawSweepChart } from './sweepChart.ts';

/** N(b) = b·K(b) on log-log axes: the chart whose lowest point is b*. */
export function workChart(figure: SweepFigure, size: ChartSize, language: Language): string {
  const { t } = language;
  const multiples = figure.leastWork ? timesTicks(figure.leastWork) : [];
  return drawSweepChart(
    {
      name: `work-${size.width}`,
      title: t('chart.work.axis'),
      measure: work,
      widen: { below: 1.9, above: 1.3 },
      isPointedAt: true,
      ...(figure.leastWork && { right: { title: t('chart.times'), ticks: multiples } }),
      extras: (frame) => {
        const valley = valleyBracket(frame, figure, size, language);
        const yours = yoursMark(frame, figure, size, language);
        const toUse = toUseMark(frame, figure, language);
        const suggested = suggestedMarks(frame, figure, language);
        const answer = figure.answer
          ? [diamond(at(frame, figure.answer), 7, { fill: 'var(--answer)', stroke: 'var(--paper)' })]
          : [];
        return {
          marks: [...valley.marks, ...suggested.marks, ...yours.marks, ...answer, ...toUse.marks],
          labels: [
            ...toUse.labels,
            ...valley.labels,
            ...yours.labels,
            ...rivalLabels(frame, size.isNarrow ? { ...figure, rivals: [] } : figure, work, language),
            ...suggested.labels,
            ...runLabels(frame, figure, work, size, language),
          ],
        };
      },
    },
    figure,
    size,
    language,
  );
}

/** 1×, 2×, 5×, 10× … of the least work, as far as anyone may look. */
function timesTicks(leastWork: number) {
  return [1, 2, 5, 10, 20, 50, 100].map((factor) => ({ value: factor * leastWork, text: `${factor}×` }));
}

function at({ x, y }: Frame, { batchSize, steps }: { batchSize: number; steps: number }) {
  return { x: x(batchSize), y: y(work(batchSize, steps)) };
}

/** A bracket under the curve over the batch sizes that cost at most a tenth more, with its meaning in words. */
function valleyBracket(frame: Frame, figure: SweepFigure, size: ChartSize, { t, numbers }: Language) {
  const { valley, free, leastWork } = figure;
  if (!valley || !leastWork) return { marks: [], labels: [] };
  const y = Math.min(frame.y(leastWork) + 17, frame.inside.bottom - 10);
  const [left, right] = [
    Math.max(frame.x(valley.lower), frame.inside.left),
    Math.min(frame.x(valley.upper), frame.inside.right),
  ];
  const percent = numbers.whole(valley.tolerance * 100);
  const interval = numbers.interval(numbers.inside(valley) ?? valley);
  const text = free
    ? t(size.isNarrow ? 'chart.work.freeShort' : 'chart.work.free', {
        batchSize: numbers.whole(free.batchSize),
        percent,
      })
    : t(size.isNarrow ? 'chart.work.valleyShort' : 'chart.work.valley', { interval, percent });
  const bracket = draw('path', {
    d: `M${left},${y - 4}V${y + 4}M${left},${y}H${right}M${right},${y - 4}V${y + 4}`,
    fill: 'none',
    stroke: 'var(--answer)',
    'stroke-width': 2,
  });
  const label: LabelRequest = {
    lines: [text],
    at: [
      { x: right + 8, y, anchor: 'start' },
      { x: left - 8, y, anchor: 'end' },
      { x: (left + right) / 2, y: y + 14, anchor: 'middle' },
    ],
    className: 'answer',
    bold: true,
  };
  return { marks: [bracket], labels: [label] };
}

/** The batch size to use: a line through the plot, and its name where it meets the curve. */
function toUseMark(frame: Frame, { toUse }: SweepFigure, { t, numbers }: Language) {
  if (!toUse) return { marks: [], labels: [] };
  const { x, y } = at(frame, toUse);
  const label: LabelRequest = {
    lines: [t('chart.work.toUse', { batchSize: numbers.whole(toUse.batchSize) })],
    at: [
      { x: x + 8, y: frame.inside.top + 12, anchor: 'start' },
      { x: x - 8, y: frame.inside.top + 12, anchor: 'end' },
      { x: x + 8, y: frame.inside.top + 30, anchor: 'start' },
      { x: x - 8, y: frame.inside.top + 30, anchor: 'end' },
    ],
    className: 'answer',
    bold: true,
  };
  const line = draw('path', {
    d: `M${x},${frame.inside.top}V${frame.inside.bottom}`,
    stroke: 'var(--answer)',
    'stroke-width': 2,
  });
  return { marks: [line, draw('circle', { cx: x, cy: y, r: 4, fill: 'var(--answer)' })], labels: [label] };
}

function yoursMark(frame: Frame, { yours }: SweepFigure, { isNarrow }: ChartSize, language: Language) {
  if (!yours || yours.steps === null) return { marks: [], labels: [] };
  const point = at(frame, { batchSize: yours.batchSize, steps: yours.steps });
  const label: LabelRequest = {
    lines: yoursLines(yours, isNarrow, language),
    at: [
      { x: point.x - 12, y: point.y + 16, anchor: 'end', target: point },
      { x: point.x + 12, y: point.y - 14, anchor: 'start', target: point },
      { x: point.x + 12, y: point.y + 16, anchor: 'start', target: point },
    ],
    className: 'yours',
    bold: true,
  };
  return { marks: [hollowSquare(point)], labels: [label] };
}

/** In one line where there is room; else the batch size over its factor. */
function yoursLines(
  { batchSize, factor, isLowerBound }: NonNullable<SweepFigure['yours']>,
  isNarrow: boolean,
  { t, numbers }: Language,
): string[] {
  const bare = t('chart.work.yoursBare', { batchSize: numbers.whole(batchSize) });
  if (factor === null) return [bare];
  const kind = isLowerBound ? 'yoursAtLeast' : 'yours';
  const values = { factor: isLowerBound ? numbers.leastFactor(factor) : numbers.factor(factor) };
  return isNarrow
    ? [bare, t(`chart.work.${kind}Short`, values)]
    : [t(`chart.work.${kind}`, { ...values, batchSize: numbers.whole(batchSize) })];
}
