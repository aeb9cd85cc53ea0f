import type { Point } from './placeLabels.ts';
import type { SvgElement } from './svg.ts';
import { draw } from './svg.ts';

/** How one sweep among several is drawn: marker shapes alone tell them apart, also without colour. */
export type SeriesStyle = { colour: string; shape: Shape; isDashed: boolean; isGrey: boolean };
type Shape = 'diamond' | 'square' | 'circle' | 'triangleUp' | 'triangleDown' | 'cross' | 'dot';

const shapes = ['diamond', 'square', 'circle', 'triangleUp', 'triangleDown', 'cross'] as const;

/** More than this many have no colour of their own: grey lines, told apart by their letters. */
export const colouredSeries = shapes.length;

/** The style of the n-th series, counted from 0. */
export function seriesStyle(index: number): SeriesStyle {
  const shape = shapes[index];
  if (!shape) return { colour: 'var(--ink3)', shape: 'dot', isDashed: false, isGrey: true };
  return { colour: `var(--series${index + 1})`, shape, isDashed: shape === 'cross', isGrey: false };
}

const outlines: Record<Exclude<Shape, 'dot'>, string> = {
  diamond: 'M0,-5.5L5.5,0L0,5.5L-5.5,0Z',
  square: 'M-4.2,-4.2H4.2V4.2H-4.2Z',
  circle: 'M-4.6,0a4.6,4.6 0 1 0 9.2,0a4.6,4.6 0 1 0 -9.2,0Z',
  triangleUp: 'M0,-5.2L5,4H-5Z',
  triangleDown: 'M0,5.2L5,-4H-5Z',
  cross: 'M-4,-4L4,4M-4,4L4,-4',
};

/** The mark of a series, centred at the origin: an SVG path and how it is painted. */
export function seriesPath({ shape, colour }: SeriesStyle): Record<string, string> {
  if (shape === 'dot') return { d: 'M-2.5,0a2.5,2.5 0 1 0 5,0a2.5,2.5 0 1 0 -5,0Z', fill: colour };
  if (shape === 'cross') return { d: outlines.cross, fill: 'none', stroke: colour, 'stroke-width': '2.2' };
  return { d: outlines[shape], fill: colour, stroke: 'var(--paper)', 'stroke-width': '1' };
}

/** The mark where it belongs, with what it says to a pointer or a key; upwards on a bar where nothing arrived. */
export function seriesGlyph(
  style: SeriesStyle,
  at: Point,
  said: { readout: string; isCensored?: boolean },
): SvgElement {
  const mark = said.isCensored
    ? draw('path', {
        d: 'M0,6V-6M-3.5,-2L0,-6L3.5,-2M-3.5,6H3.5',
        fill: 'none',
        stroke: style.colour,
        'stroke-width': '1.6',
      })
    : draw('path', seriesPath(style));
  return draw(
    'g',
    { class: 'run', transform: `translate(${at.x.toFixed(1)},${at.y.toFixed(1)})` },
    draw('title', {}, said.readout),
    mark,
  );
}
