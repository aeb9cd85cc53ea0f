import type { SweepFigure } from './chart.type.ts';
import type { Frame } from './frame.ts';
import type { SvgElement } from './svg.ts';
import { draw } from './svg.ts';

/** Hatching over batch sizes that a chart shows and nobody tested. */
export function hatch({ x, inside }: Frame, { tested, suggested }: SweepFigure, name: string): SvgElement[] {
  if (!tested || suggested.length === 0) return [];
  const id = `${name}-untested`;
  const areas = [
    { from: inside.left, to: x(tested.lower) },
    { from: x(tested.upper), to: inside.right },
  ].filter(
    ({ from, to }, index) =>
      to - from > 4 && suggested.some((size) => (index === 0 ? size < tested.lower : size > tested.upper)),
  );
  if (areas.length === 0) return [];
  const stripes = draw('path', { d: 'M0,6L6,0', stroke: 'var(--line)', 'stroke-width': 1 });
  return [
    draw('defs', {}, draw('pattern', { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse' }, stripes)),
    ...areas.flatMap(({ from, to }, index) => [
      draw('rect', {
        x: from,
        y: inside.top,
        width: to - from,
        height: inside.bottom - inside.top,
        fill: `url(#${id})`,
      }),
      draw('path', {
        d: `M${Math.round(index === 0 && from === inside.left ? to : from)},${inside.top}V${inside.bottom}`,
        stroke: 'var(--line2)',
      }),
    ]),
  ];
}
