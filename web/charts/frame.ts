import type { Mark, Plane } from './marks.ts';
import type { Box } from './placeLabels.ts';
import { fontSize } from './placeLabels.ts';
import { planeText } from './plane.ts';
import type { LogTicks } from './scale.ts';
import type { SvgElement } from './svg.ts';
import { draw } from './svg.ts';
import { textWidth } from './textWidth.ts';

type Domain = readonly [number, number];

export type Axis = {
  domain: Domain;
  ticks: LogTicks;
  title: string;
  write: (value: number) => string;
  isLinear?: boolean;
};

export type FrameOptions = {
  /** Of the chart and its size: two pictures of a page have different ones. */
  name: string;
  width: number;
  height: number;
  margin: { top: number; right: number; bottom: number; left: number };
  x: Axis;
  y: Axis;
  /** A second reading of y, on the right: `value` is in units of y. */
  right?: { title: string; ticks: { value: number; text: string }[] };
  /** Says in the drawing where its values lie, so that a page can tell at what a reader points; both axes logarithmic. */
  isPointedAt?: boolean | undefined;
};

/** A drawn frame: the SVG with its marks, and where a value lies in it. */
export type Frame = Plane & { svg: SvgElement };

const typefaces =
  "'Inter Variable', Inter, Signs, 'Noto Sans JP Variable', 'Noto Sans JP', 'Noto Sans CJK JP', system-ui, sans-serif";

/** Axes on the left and at the bottom, a grid at labelled ticks, and the marks, both axes logarithmic unless said. */
export function drawFrame(options: FrameOptions, marks: readonly Mark[]): Frame {
  const { name, width, height, margin, x, y } = options;
  const inside = {
    left: Math.max(margin.left, leftOf(y)),
    right: width - margin.right,
    top: margin.top,
    bottom: height - margin.bottom,
  };
  const plane: Plane = {
    x: scale(x, [inside.left, inside.right]),
    y: scale(y, [inside.bottom, inside.top]),
    inside,
  };
  const svg = draw(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'chart',
      'aria-hidden': 'true',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      'data-plane': options.isPointedAt ? planeText(inside, { x: x.domain, y: y.domain }) : undefined,
      fill: 'currentColor',
      'font-family': typefaces,
      'font-size': fontSize,
      'text-anchor': 'middle',
    },
    grid(plane, y),
    ...within(
      inside,
      `${name}-inside`,
      marks.map((mark) => mark(plane)),
    ),
    axisLines(inside),
    ...bottomAxis(plane, x, width),
    ...leftAxis(plane, y),
    ...rightAxis(plane, options),
  );
  return { ...plane, svg };
}

/** Where a value of the axis lies between two pixels. */
function scale({ domain: [from, to], isLinear }: Axis, [start, end]: Domain): (value: number) => number {
  const measure = isLinear ? (value: number) => value : Math.log;
  const unit = (end - start) / (measure(to) - measure(from));
  return (value) => start + (measure(value) - measure(from)) * unit;
}

function grid({ y, inside }: Plane, { ticks }: Axis): SvgElement {
  const d = ticks.labelled.map((tick) => `M${inside.left},${y(tick)}H${inside.right}`).join('');
  return draw('path', { d, stroke: 'var(--line)' });
}

/** The marks, cut off at the edges of the frame. */
function within({ left, right, top, bottom }: Box, id: string, marks: SvgElement[]): SvgElement[] {
  if (marks.length === 0) return [];
  const edges = draw('rect', { x: left, y: top, width: right - left, height: bottom - top });
  return [draw('clipPath', { id }, edges), draw('g', { 'clip-path': `url(#${id})` }, ...marks)];
}

function axisLines({ left, right, top, bottom }: Box): SvgElement {
  return draw('path', { d: `M${left},${top}V${bottom}H${right}`, fill: 'none', stroke: 'var(--line2)' });
}

/** Room for the widest label beside the left axis, and for its tick. */
function leftOf({ ticks, write }: Axis): number {
  return Math.ceil(Math.max(0, ...ticks.labelled.map((tick) => textWidth(write(tick), fontSize)))) + 12;
}

/** Labels of the bottom axis; one that would touch the one before, or leave the picture, has its tick alone. */
function bottomLabels({ x, inside }: Plane, { ticks, write }: Axis, width: number): SvgElement[] {
  let end = 0;
  return ticks.labelled.flatMap((tick) => {
    const [at, text] = [x(tick), write(tick)];
    const half = textWidth(text, fontSize) / 2;
    if (at - half < end || at + half > width) return [];
    end = at + half + labelGap;
    return [tickText(at, inside.bottom + 19, 'middle', text)];
  });
}

/** Pixels between two labels. */
const labelGap = 6;

function bottomAxis(plane: Plane, axis: Axis, width: number): SvgElement[] {
  const { x, inside } = plane;
  const y = inside.bottom;
  return [
    draw('path', {
      d: [
        ...axis.ticks.labelled.map((tick) => `M${pixel(x(tick))},${y}v6`),
        ...axis.ticks.minor.map((tick) => `M${pixel(x(tick))},${y}v3`),
      ].join(''),
      stroke: 'var(--line2)',
    }),
    ...bottomLabels(plane, axis, width),
    axisTitle(inside.right, y + 39, 'end', axis.title),
  ];
}

function leftAxis({ y, inside }: Plane, axis: Axis): SvgElement[] {
  const x = inside.left;
  return [
    draw('path', {
      d: [
        ...axis.ticks.labelled.map((tick) => `M${x},${pixel(y(tick))}h-6`),
        ...axis.ticks.minor.map((tick) => `M${x},${pixel(y(tick))}h-3`),
      ].join(''),
      stroke: 'var(--line2)',
    }),
    ...axis.ticks.labelled.map((tick) => tickText(x - 10, y(tick) + 4, 'end', axis.write(tick))),
    axisTitle(0, 13, 'start', axis.title),
  ];
}

function rightAxis({ y, inside }: Plane, { right, width }: FrameOptions): SvgElement[] {
  if (!right || right.ticks.length === 0) return [];
  const x = inside.right;
  const seen = right.ticks.filter(({ value }) => y(value) >= inside.top && y(value) <= inside.bottom);
  return [
    draw('path', {
      d: `M${x},${inside.top}V${inside.bottom}${seen.map(({ value }) => `M${x},${pixel(y(value))}h6`).join('')}`,
      stroke: 'var(--line2)',
    }),
    ...seen.map(({ value, text }) => tickText(x + 10, y(value) + 4, 'start', text)),
    axisTitle(width, 13, 'end', right.title),
  ];
}

function tickText(x: number, y: number, anchor: string, text: string): SvgElement {
  return draw(
    'text',
    { x, y, 'text-anchor': anchor, fill: 'var(--ink3)', 'font-variant-numeric': 'tabular-nums' },
    text,
  );
}

function axisTitle(x: number, y: number, anchor: string, text: string): SvgElement {
  return draw('text', { x, y, 'text-anchor': anchor, fill: 'var(--ink2)' }, text);
}

/** Half pixels keep hairlines sharp. */
function pixel(position: number): number {
  return Math.round(position) + 0.5;
}
