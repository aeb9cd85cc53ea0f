import * as Plot from '@observablehq/plot';
import type { Box } from './placeLabels.ts';
import type { LogTicks } from './scale.ts';
import { document, draw } from './svg.ts';
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
  width: number;
  height: number;
  margin: { top: number; right: number; bottom: number; left: number };
  x: Axis;
  y: Axis;
  /** A second reading of y, on the right: `value` is in units of y. */
  right?: { title: string; ticks: { value: number; text: string }[] };
};

/** A drawn frame: the SVG with its marks, where a value lies in it, and the rectangle inside its axes. */
export type Frame = { svg: Element; x: (value: number) => number; y: (value: number) => number; inside: Box };

/** Axes on the left and at the bottom, a grid at labelled ticks, and the marks, both axes logarithmic unless said. */
export function drawFrame(options: FrameOptions, marks: Plot.Markish[]): Frame {
  const { width, height, x, y } = options;
  const margin = { ...options.margin, left: Math.max(options.margin.left, leftOf(y)) };
  const svg = Plot.plot({
    document,
    width,
    height,
    marginTop: margin.top,
    marginRight: margin.right,
    marginBottom: margin.bottom,
    marginLeft: margin.left,
    x: { type: x.isLinear ? 'linear' : 'log', domain: [...x.domain], axis: null },
    y: { type: y.isLinear ? 'linear' : 'log', domain: [...y.domain], axis: null },
    marks: [Plot.ruleY(y.ticks.labelled, { stroke: 'var(--line)' }), ...marks],
  });
  const inside = {
    left: margin.left,
    right: width - margin.right,
    top: margin.top,
    bottom: height - margin.bottom,
  };
  const at = (name: 'x' | 'y') => (value: number) => Number(svg.scale(name)?.apply(value));
  const frame: Frame = { svg, x: at('x'), y: at('y'), inside };
  svg.append(
    axisLines(inside),
    ...bottomAxis(frame, x, width),
    ...leftAxis(frame, y),
    ...rightAxis(frame, options),
  );
  return frame;
}

function axisLines({ left, right, top, bottom }: Box): Element {
  return draw('path', { d: `M${left},${top}V${bottom}H${right}`, fill: 'none', stroke: 'var(--line2)' });
}

const fontSize = 12;

/** Room for the widest label beside the left axis, and for its tick. */
function leftOf({ ticks, write }: Axis): number {
  return Math.ceil(Math.max(0, ...ticks.labelled.map((tick) => textWidth(write(tick), fontSize)))) + 12;
}

/** Labels of the bottom axis; one that would touch the one before, or leave the picture, has its tick alone. */
function bottomLabels({ x, inside }: Frame, { ticks, write }: Axis, width: number): Element[] {
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

function bottomAxis(frame: Frame, axis: Axis, width: number): Element[] {
  const { x, inside } = frame;
  const y = inside.bottom;
  return [
    draw('path', {
      d: [
        ...axis.ticks.labelled.map((tick) => `M${pixel(x(tick))},${y}v6`),
        ...axis.ticks.minor.map((tick) => `M${pixel(x(tick))},${y}v3`),
      ].join(''),
      stroke: 'var(--line2)',
    }),
    ...bottomLabels(frame, axis, width),
    axisTitle(inside.right, y + 39, 'end', axis.title),
  ];
}

function leftAxis({ y, inside }: Frame, axis: Axis): Element[] {
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

function rightAxis({ y, inside }: Frame, { right, width }: FrameOptions): Element[] {
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

function tickText(x: number, y: number, anchor: string, text: string): Element {
  return draw(
    'text',
    { x, y, 'text-anchor': anchor, fill: 'var(--ink3)', 'font-variant-numeric': 'tabular-nums' },
    text,
  );
}

function axisTitle(x: number, y: number, anchor: string, text: string): Element {
  return draw('text', { x, y, 'text-anchor': anchor, fill: 'var(--ink2)' }, text);
}

/** Half pixels keep hairlines sharp. */
function pixel(position: number): number {
  return Math.round(position) + 0.5;
}
