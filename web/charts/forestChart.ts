import type { ChartSize, Range } from './chart.type.ts';
import type { Frame } from './frame.ts';
import { drawFrame } from './frame.ts';
import { labelText } from './labels.ts';
import type { LogTicks } from './scale.ts';
import { logDomain } from './scale.ts';
import { seriesGlyph, seriesStyle } from './series.ts';
import type { SvgElement } from './svg.ts';
import { draw, serialise } from './svg.ts';

/** One quantity of one thing that is compared, or what bounds it: an arrow from `from` to the side where it may lie. */
export type ForestRow = {
  letter: string;
  /** Place among what is compared, which gives its mark. */
  index: number;
  /** An end that is null is open: the whisker goes on to the edge of the frame. */
  answer: { value: number; lower: number | null; upper: number | null } | null;
  valley: Range | null;
  bound: { side: 'below' | 'above'; from: number } | null;
  tested: Range;
  text: string;
};

/** What the quantity is called below and beside the rows, and where the axis is marked. */
export type ForestAxis = {
  title: string;
  column: string;
  ticks: (domain: [number, number], most: number) => LogTicks;
  write: (value: number) => string;
};

const rowHeight = 34;

export function forestHeight(rows: readonly ForestRow[]): number {
  return 84 + rows.length * rowHeight;
}

/** A quantity with its interval (whiskers) and its flat valley (bar), one row each, on one log axis. */
export function forestChart(rows: readonly ForestRow[], size: ChartSize, axis: ForestAxis): string {
  const xDomain = logDomain(
    rows.flatMap(({ tested, answer }) => [
      tested.lower,
      tested.upper,
      ...(answer ? [answer.value, answer.lower ?? [], answer.upper ?? []].flat() : []),
    ]),
    { below: 1.2, above: 1.2 },
  );
  const frame = drawFrame(
    {
      name: `forest-${size.width}`,
      width: size.width,
      height: size.height,
      margin: { top: 36, right: size.isNarrow ? 96 : 128, bottom: 48, left: 30 },
      x: {
        domain: xDomain,
        ticks: axis.ticks(xDomain, size.isNarrow ? 5 : 8),
        title: axis.title,
        write: axis.write,
      },
      y: {
        domain: [0, rows.length],
        ticks: { labelled: [], minor: [] },
        title: '',
        write: String,
        isLinear: true,
      },
    },
    [],
  );
  frame.svg.children.push(
    labelText({ lines: [axis.column], x: size.width, y: 9, anchor: 'end', className: 'ink2' }),
    ...rows.flatMap((row, place) => rowMarks(row, place, frame, size)),
  );
  return serialise(frame.svg);
}

function rowMarks(row: ForestRow, place: number, frame: Frame, size: ChartSize): SvgElement[] {
  const { inside, x } = frame;
  const y = inside.top + rowHeight * (place + 0.5);
  const style = seriesStyle(row.index);
  const letter = labelText({ lines: [row.letter], x: 4, y, anchor: 'start', className: 'ink', bold: true });
  const line = { stroke: style.colour, 'stroke-width': '1.8', fill: 'none' };
  if (!row.answer) {
    const said = labelText({ lines: [row.text], x: size.width, y, anchor: 'end', className: 'ink2' });
    return [letter, ...(row.bound ? [boundArrow(row.bound, y, frame, line)] : []), said];
  }
  const { lower, upper, value } = row.answer;
  const bar = row.valley && {
    left: Math.max(x(row.valley.lower), inside.left),
    right: Math.min(x(row.valley.upper), inside.right),
  };
  return [
    letter,
    ...(bar
      ? [
          draw('rect', {
            x: bar.left,
            y: y - 7,
            width: Math.max(bar.right - bar.left, 1),
            height: 14,
            fill: style.colour,
            'fill-opacity': '0.18',
          }),
        ]
      : []),
    draw('path', { d: whisker({ lower, upper }, y, frame), ...line }),
    seriesGlyph(style, { x: x(value), y }, { readout: `${row.letter}: ${row.text}` }),
    labelText({ lines: [row.text], x: size.width, y, anchor: 'end', className: 'ink' }),
  ];
}

/** From end to end, each with its cap; an open end has none. */
function whisker(
  { lower, upper }: { lower: number | null; upper: number | null },
  y: number,
  { x, inside }: Frame,
): string {
  const start = lower === null ? `M${inside.left},${y}` : `M${x(lower).toFixed(1)},${y - 5}v10m0,-5`;
  return start + (upper === null ? `H${inside.right}` : `H${x(upper).toFixed(1)}m0,-5v10`);
}

function boundArrow(
  { side, from }: NonNullable<ForestRow['bound']>,
  y: number,
  { x, inside }: Frame,
  line: Record<string, string>,
): SvgElement {
  const start = Math.min(Math.max(x(from), inside.left + 26), inside.right - 26);
  const tip = side === 'below' ? inside.left + 3 : inside.right - 3;
  const back = side === 'below' ? 6 : -6;
  return draw('path', { d: `M${start.toFixed(1)},${y}H${tip}m${back},-5l${-back},5l${back},5`, ...line });
}
