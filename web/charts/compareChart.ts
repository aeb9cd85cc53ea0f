import type { ChartSize, Language } from './chart.type.ts';
import type { Frame } from './frame.ts';
import { drawFrame } from './frame.ts';
import { labelText } from './labels.ts';
import type { Mark } from './marks.ts';
import { area, lines } from './marks.ts';
import { fontSize } from './placeLabels.ts';
import { decadeTicks, logDomain, powerOfTwoTicks } from './scale.ts';
import { seriesGlyph, seriesStyle } from './series.ts';
import { spreadEnds } from './spreadEnds.ts';
import type { SvgElement } from './svg.ts';
import { draw, serialise } from './svg.ts';
import { textWidth } from './textWidth.ts';

export type ComparePoint = { batchSize: number; work: number; isCensored: boolean; count: number };

/** One sweep among several: the medians of its runs, and the law that fits them best. */
export type CompareSeries = {
  letter: string;
  name: string;
  note: string;
  points: ComparePoint[];
  line: { batchSize: number; work: number }[];
  /** Its answer is b* or "no minimum"; else the law is only the best of several, and dashed. */
  isIdentified: boolean;
  leastWork: number | null;
};

type Scale = 'relative' | 'absolute';

/** N(b) of several sweeps on log-log axes, each divided by its own least N or not. */
export function compareChart(
  series: readonly CompareSeries[],
  scale: Scale,
  size: ChartSize,
  language: Language,
): string {
  const { t, numbers } = language;
  const isRelative = scale === 'relative';
  const shown = series.map((one) => scaled(one, scale));
  const labels = labelWidth(shown, size);
  // A sweep whose runs are not shown has its law alone.
  const points = shown.flatMap((one) => (one.points.length > 0 ? one.points : one.line));
  const xDomain = logDomain(
    points.map(({ batchSize }) => batchSize),
    { below: 1.15, above: 1.15 },
  );
  const yDomain = logDomain(
    [...points.map(({ work }) => work), ...shown.flatMap(({ leastWork }) => leastWork ?? [])],
    { below: 1.3, above: 1.3 },
  );
  const frame = drawFrame(
    {
      name: `compare-${scale}-${size.width}`,
      width: size.width,
      height: size.height,
      margin: {
        top: 30,
        right: size.isNarrow ? 26 : labels + labelGap,
        bottom: 46,
        left: size.isNarrow ? 48 : 58,
      },
      x: {
        domain: xDomain,
        ticks: powerOfTwoTicks(xDomain, size.isNarrow ? 6 : 12),
        title: t('chart.batchSizeAxis'),
        write: String,
      },
      y: {
        domain: yDomain,
        ticks: decadeTicks(yDomain),
        title: t(isRelative ? 'compare.chart.relativeAxis' : 'chart.work.axis'),
        write: isRelative ? (value) => `${numbers.tick(value)}×` : numbers.tick,
      },
    },
    [...(isRelative ? [tolerated(xDomain)] : []), ...shown.map(lawLine)],
  );
  // The first series lies on top: it is the one that the reader put first.
  for (const [index, one] of [...shown.entries()].toReversed()) {
    frame.svg.children.push(...one.points.map((point) => pointGlyph(point, one, index, frame, language)));
  }
  frame.svg.children.push(...endLabels(shown, frame, { ...size, labels }));
  return serialise(frame.svg);
}

/** Divided by its least N, a sweep of which nothing arrived has nothing to show: it has no least. */
function scaled(series: CompareSeries, scale: Scale): CompareSeries {
  const unit = scale === 'relative' ? (series.leastWork ?? least(series.points)) : 1;
  if (unit === null) return { ...series, points: [], line: [] };
  const divide = <Point extends { work: number }>(point: Point): Point => ({
    ...point,
    work: point.work / unit,
  });
  return {
    ...series,
    points: series.points.map(divide),
    line: series.line.map(divide),
    leastWork: series.leastWork === null ? null : series.leastWork / unit,
  };
}

function least(points: readonly ComparePoint[]): number | null {
  const arrived = points.filter(({ isCensored }) => !isCensored).map(({ work }) => work);
  return arrived.length > 0 ? Math.min(...arrived) : null;
}

/** What counts as flat: within a tenth of the least. */
function tolerated(domain: readonly [number, number]): Mark {
  const level = (work: number) => domain.map((batchSize) => [batchSize, work] as const);
  return area(level(1.1), level(1), { fill: 'var(--answer)', 'fill-opacity': 0.1 });
}

function lawLine(series: CompareSeries, index: number): Mark {
  const { colour, isDashed, isGrey } = seriesStyle(index);
  return lines([series.line.map(({ batchSize, work }) => [batchSize, work])], {
    stroke: colour,
    'stroke-width': isGrey ? 1.2 : 1.8,
    'stroke-opacity': isGrey ? 0.7 : 1,
    'stroke-dasharray': isDashed || !series.isIdentified ? '5,4' : undefined,
  });
}

function pointGlyph(
  { batchSize, work, isCensored, count }: ComparePoint,
  { letter }: CompareSeries,
  index: number,
  { x, y }: Frame,
  { t, numbers }: Language,
): SvgElement {
  const [factor, quantity] = isCensored
    ? [numbers.leastFactor, numbers.leastQuantity]
    : [numbers.factor, numbers.quantity];
  const readout = t(isCensored ? 'compare.chart.censoredReadout' : 'compare.chart.readout', {
    letter,
    batchSize: numbers.whole(batchSize),
    work: (work < 1000 ? factor : quantity)(work),
    count,
  });
  return seriesGlyph(seriesStyle(index), { x: x(batchSize), y: y(work) }, { readout, isCensored });
}

const labelHeight = { full: 32, letter: 15 };
/** Between the end of a line and its label: room for the leader. */
const labelGap = 30;

/** Each sweep's letter, model and policy beside the end of its line, with a leader; on a phone the letter alone. */
function endLabels(
  series: readonly CompareSeries[],
  { x, y, inside }: Frame,
  size: ChartSize & { labels: number },
): SvgElement[] {
  const ends = series.flatMap((one, index) => {
    const last = one.line.findLast(({ work }) => y(work) >= inside.top) ?? one.points.at(-1);
    return last ? [{ ...one, index, x: Math.min(x(last.batchSize), inside.right), y: y(last.work) }] : [];
  });
  const heights = spreadEnds(
    ends.map((end) => end.y),
    size.isNarrow ? labelHeight.letter : labelHeight.full,
    { top: inside.top + 8, bottom: inside.bottom - 12 },
  );
  const left = inside.right + (size.isNarrow ? 12 : labelGap - 4);
  // Squeezed closer than two lines need, a label is one line.
  const isCramped = ends.length > (inside.bottom - inside.top) / labelHeight.full;
  return ends.flatMap((end, place) => {
    const height = heights[place] ?? end.y;
    const text = (line: string, down: number, className: string, bold: boolean) =>
      labelText({ lines: [line], x: left, y: height + down, anchor: 'start', className, bold });
    const leader = draw('path', {
      d: `M${Math.round(end.x + 6)},${Math.round(end.y)}L${left - 4},${Math.round(height)}`,
      stroke: seriesStyle(end.index).colour,
      'stroke-opacity': 0.8,
    });
    if (size.isNarrow) return [leader, text(end.letter, 0, 'ink', true)];
    const name = cut(`${end.letter} ${end.name}`, size.labels / boldness);
    if (isCramped) return [leader, text(name, 0, 'ink', false)];
    return [leader, text(name, -7, 'ink', true), text(cut(end.note, size.labels), 8, 'ink3', false)];
  });
}

/** Bold letters are this much wider. */
const boldness = 1.06;

/** What the longest label needs, up to a third of the picture. */
function labelWidth(series: readonly CompareSeries[], { width }: ChartSize): number {
  const wanted = series.map(({ letter, name, note }) =>
    Math.max(textWidth(`${letter} ${name}`, fontSize) * boldness, textWidth(note, fontSize)),
  );
  return Math.min(Math.ceil(Math.max(0, ...wanted)), width / 3);
}

function cut(text: string, width: number): string {
  if (textWidth(text, fontSize) <= width) return text;
  let kept = text;
  while (kept.length > 1 && textWidth(`${kept}…`, fontSize) > width) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}
