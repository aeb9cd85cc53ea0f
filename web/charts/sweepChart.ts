import { tellInRow } from '@critbatch/theory';
import type { ChartSize, Language, PlacedRun, SweepFigure } from './chart.type.ts';
import { batchSizeDomain, valueDomain } from './domains.ts';
import type { Frame } from './frame.ts';
import { drawFrame } from './frame.ts';
import { readoutOf, runGlyph } from './glyphs.ts';
import { hatch } from './hatch.ts';
import { labelLayer, labelText } from './labels.ts';
import type { Measure } from './lawMarks.ts';
import { lawMarks } from './lawMarks.ts';
import { obstaclesOf } from './obstacles.ts';
import type { LabelRequest, Obstacle } from './placeLabels.ts';
import { boxOf, placeLabels } from './placeLabels.ts';
import { decadeTicks, powerOfTwoTicks } from './scale.ts';
import type { SvgElement } from './svg.ts';
import { draw, serialise } from './svg.ts';

export type SweepChart = {
  name: string;
  title: string;
  measure: Measure;
  widen: { below: number; above: number };
  /** The second axis, in units of the value. */
  right?: { title: string; ticks: { value: number; text: string }[] };
  isPointedAt?: boolean;
  /** Marks of this chart alone, over the runs. */
  extras: (frame: Frame) => { marks: SvgElement[]; labels: LabelRequest[]; obstacles?: Obstacle[] };
};

/** K(b) or N(b) as a log-log chart, as SVG text: law, runs, b* and the labels of both. */
export function drawSweepChart(
  chart: SweepChart,
  figure: SweepFigure,
  size: ChartSize,
  language: Language,
): string {
  const { t, numbers } = language;
  const xDomain = batchSizeDomain(figure);
  const yDomain = valueDomain(figure, chart.measure, chart.widen);
  const frame = drawFrame(
    {
      name: chart.name,
      width: size.width,
      height: size.height,
      margin: { top: 46, right: chart.right ? 46 : 8, bottom: 46, left: size.isNarrow ? 52 : 58 },
      x: {
        domain: xDomain,
        ticks: powerOfTwoTicks(xDomain, size.isNarrow ? 8 : 14),
        title: t('chart.batchSizeAxis'),
        write: (value) => String(value),
      },
      y: { domain: yDomain, ticks: decadeTicks(yDomain), title: chart.title, write: numbers.tick },
      ...(chart.right && { right: chart.right }),
      isPointedAt: chart.isPointedAt,
    },
    lawMarks(figure, chart.measure),
  );
  frame.svg.children.unshift(...hatch(frame, figure, chart.name));
  const runs = spreadRuns(figure, frame, chart.measure, { markWidth: size.isNarrow ? 3 : 8 });
  const { marks, labels, obstacles = [] } = chart.extras(frame);
  frame.svg.children.push(
    ...runs.map(({ mark, at }) => runGlyph(mark, at, readoutOf(mark, language))),
    ...marks,
    ...labelLayer(
      placeLabels(labels, [...obstaclesOf(figure, frame, chart.measure, runs), ...obstacles], frame.inside),
    ),
    ...answerLabel(frame, figure, size, language),
    ...nothingYet(frame, figure, language),
  );
  return serialise(frame.svg);
}

/** Places that the seeds of a batch size take side by side; more of them stand closer, or they would seem to be of another. */
const mostAside = 4;

/** Seeds stand side by side, 2 % of b apart, or a mark's width where the marks would hide each other; waiting runs lie on the axis. */
function spreadRuns(
  figure: SweepFigure,
  { x, y, inside }: Frame,
  measure: Measure,
  size: { markWidth: number },
): PlacedRun[] {
  const seedsOf = Map.groupBy(figure.runs, ({ batchSize }) => batchSize);
  return figure.runs.flatMap((mark) => {
    const seeds = [...new Set(seedsOf.get(mark.batchSize)?.map(({ seed }) => seed))];
    const between = Math.min(1, mostAside / (seeds.length - 1));
    const place = (seeds.indexOf(mark.seed) - (seeds.length - 1) / 2) * between;
    const aside = mark.state === 'reached' || mark.state === 'running' ? 1.02 ** place : 1;
    const apart = aside === 1 ? place * size.markWidth : 0;
    const value = measure(mark.batchSize, mark.steps);
    const isOnAxis = mark.state === 'queued' || value <= 0 || y(value) > inside.bottom;
    return [{ mark, at: { x: x(mark.batchSize * aside) + apart, y: isOnAxis ? inside.bottom : y(value) } }];
  });
}

/** An empty frame says that it is empty. */
function nothingYet(
  { inside }: Frame,
  { runs, law, candidates }: SweepFigure,
  { t }: Language,
): SvgElement[] {
  // A law without runs is one whose runs are not shown.
  if (runs.some(({ steps }) => steps > 0) || law || candidates.length > 0) return [];
  const text = t(runs.length === 0 ? 'chart.table.noResult' : 'chart.table.noData');
  const x = (inside.left + inside.right) / 2;
  const y = (inside.top + inside.bottom) / 2;
  return [labelText({ lines: [text], x, y, anchor: 'middle', className: 'ink3' })];
}

/** b* and its interval above the frame, kept inside the picture. */
function answerLabel(
  frame: Frame,
  { answer }: SweepFigure,
  size: ChartSize,
  language: Language,
): SvgElement[] {
  if (!answer) return [];
  const criticalBatchSize = { value: answer.batchSize, lower: answer.lower, upper: answer.upper };
  const estimate = { answer: 'MINIMISER' as const, criticalBatchSize, freeRange: null, valley: null };
  const lines = [tellInRow({ estimate, status: 'FINISHED' }, language)];
  const wanted = { x: frame.x(answer.batchSize), y: frame.inside.top - 10 };
  const box = boxOf({ lines, bold: true }, wanted, 'middle');
  const x = wanted.x + Math.max(0, 2 - box.left) - Math.max(0, box.right - size.width + 2);
  return [
    draw('g', {}, labelText({ lines, ...wanted, x, anchor: 'middle', className: 'answer', bold: true })),
  ];
}
