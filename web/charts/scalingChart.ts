import type { Interval } from '@critbatch/theory';
import type { ChartSize, Language } from './chart.type.ts';
import type { Frame } from './frame.ts';
import { drawFrame } from './frame.ts';
import { diamond } from './glyphs.ts';
import { labelLayer } from './labels.ts';
import type { LabelRequest } from './placeLabels.ts';
import { placeLabels } from './placeLabels.ts';
import { decadeTicks, logDomain } from './scale.ts';
import type { SvgElement } from './svg.ts';
import { draw, serialise, tenth } from './svg.ts';

/** b* at the size of a stage: measured, foretold by the stages before, or guessed before any run. */
export type ScalingMark = Interval & {
  name: string;
  size: number;
  kind: 'measured' | 'predicted' | 'firstGuess';
  text: string;
};

/** A first guess stands beside what came of it. */
const besideMeasured = -12;

export type ScalingFigure = {
  marks: ScalingMark[];
  /** The power and its prediction band; empty with fewer than two sizes. */
  band: (Interval & { size: number })[];
};

/** b* against size on log-log axes: what was measured, what is foretold, and the band of a prediction. */
export function scalingChart(
  { marks, band }: ScalingFigure,
  size: ChartSize,
  { t, numbers }: Language,
): string {
  const xDomain = logDomain(
    [...marks, ...band].map((mark) => mark.size),
    { below: 2, above: 2 },
  );
  const yDomain = logDomain(
    [
      ...marks.flatMap(({ lower, upper, value }) => [lower ?? value, upper ?? value, value]),
      ...band.map(({ value }) => value),
    ],
    { below: 1.3, above: 1.3 },
  );
  const frame = drawFrame(
    {
      name: `scaling-${size.width}`,
      width: size.width,
      height: size.height,
      margin: { top: 30, right: 16, bottom: 46, left: 48 },
      x: {
        domain: xDomain,
        ticks: decadeTicks(xDomain),
        title: t('study.scaling.size'),
        write: numbers.tick,
      },
      y: {
        domain: yDomain,
        ticks: decadeTicks(yDomain),
        title: t('study.scaling.axis'),
        write: numbers.tick,
      },
    },
    [],
  );
  const largest = Math.max(...marks.filter(({ kind }) => kind === 'measured').map((mark) => mark.size));
  frame.svg.children.push(
    ...bandOf(band, frame, largest),
    ...marks.flatMap((mark) => markOf(mark, frame)),
    ...labelLayer(
      placeLabels(
        marks.map((mark) => labelOf(mark, frame)),
        obstaclesOf(marks, frame),
        frame.inside,
      ),
    ),
  );
  return serialise(frame.svg);
}

function bandOf(band: ScalingFigure['band'], { x, y, inside }: Frame, largest: number): SvgElement[] {
  if (band.length < 2) return [];
  const clipped = (value: number) => tenth(Math.min(Math.max(y(value), inside.top), inside.bottom));
  const point = (size: number, value: number) => `${tenth(x(size))},${clipped(value)}`;
  const upper = band.map((each) => point(each.size, each.upper ?? Number.POSITIVE_INFINITY));
  const lower = band.toReversed().map((each) => point(each.size, each.lower ?? 0));
  const line = (points: ScalingFigure['band'], dash?: string) =>
    points.length < 2
      ? []
      : [
          draw('path', {
            d: `M${points.map((each) => point(each.size, each.value)).join('L')}`,
            fill: 'none',
            stroke: 'var(--answer)',
            'stroke-width': '2',
            'stroke-dasharray': dash,
          }),
        ];
  const last = band.findLastIndex((each) => each.size <= largest * 1.0001);
  return [
    draw('path', { d: `M${[...upper, ...lower].join('L')}Z`, fill: 'var(--answer)', 'fill-opacity': '0.13' }),
    ...line(band.slice(0, last + 1)),
    ...line(band.slice(Math.max(last, 0)), '2 4'),
  ];
}

function placeOf({ size, kind }: ScalingMark, { x }: Frame): number {
  return x(size) + (kind === 'firstGuess' ? besideMeasured : 0);
}

function markOf(mark: ScalingMark, frame: Frame): SvgElement[] {
  const { value, lower, upper, kind, text } = mark;
  const { y, inside } = frame;
  const colour = { measured: 'var(--ink)', predicted: 'var(--answer)', firstGuess: 'var(--ink2)' }[kind];
  const at = tenth(placeOf(mark, frame));
  const whisker = draw('path', {
    // An open end reaches to the frame, without a cap.
    d: [
      lower === null ? `M${at},${tenth(inside.bottom)}` : `M${at - 4},${tenth(y(lower))}h8m-4,0`,
      upper === null ? `V${tenth(inside.top)}` : `V${tenth(y(upper))}m-4,0h8`,
    ].join(''),
    stroke: colour,
    'stroke-width': '1.5',
    fill: 'none',
  });
  const shape = {
    measured: () => draw('circle', { r: 5, fill: colour, stroke: 'var(--paper)' }),
    predicted: () => diamond({ x: 0, y: 0 }, 7, { fill: 'var(--paper)', stroke: colour }),
    firstGuess: () => draw('circle', { r: 5, fill: 'var(--paper)', stroke: colour, 'stroke-width': '1.5' }),
  }[kind]();
  return [
    whisker,
    draw(
      'g',
      { class: 'run', transform: `translate(${at},${tenth(y(value))})` },
      draw('title', {}, text),
      shape,
    ),
  ];
}

function labelOf(mark: ScalingMark, frame: Frame): LabelRequest {
  const { value, kind, text } = mark;
  const target = { x: placeOf(mark, frame), y: frame.y(value) };
  return {
    lines: [text],
    at: [
      // Beside the upper end of its whisker, where no line passes.
      ...(kind === 'firstGuess'
        ? [{ x: target.x + 10, y: frame.y(mark.upper ?? value) + 6, anchor: 'start' as const, target }]
        : []),
      { x: target.x - 10, y: target.y - 18, anchor: 'end', target },
      { x: target.x + 10, y: target.y + 18, anchor: 'start', target },
      { x: target.x, y: target.y + 34, anchor: 'middle', target },
    ],
    className: kind === 'predicted' ? 'answer' : 'ink',
    bold: kind === 'predicted',
  };
}

function obstaclesOf(marks: readonly ScalingMark[], frame: Frame) {
  const { y, inside } = frame;
  return marks.map((mark) => ({
    left: placeOf(mark, frame) - 7,
    right: placeOf(mark, frame) + 7,
    top: mark.upper === null ? inside.top : y(mark.upper),
    bottom: mark.lower === null ? inside.bottom : y(mark.lower),
    price: 12,
  }));
}
