import { linePath } from './linePath.ts';
import type { Box } from './placeLabels.ts';
import type { Attributes, SvgElement } from './svg.ts';
import { draw } from './svg.ts';

/** Where a value lies in a frame, in pixels, and the rectangle inside its axes. */
export type Plane = { x: (value: number) => number; y: (value: number) => number; inside: Box };

/** What is drawn where its values lie, under the axes and within them. */
export type Mark = (plane: Plane) => SvgElement;

type Values = readonly [x: number, y: number];

const bare: Attributes = { fill: 'none', 'stroke-linejoin': 'round', 'stroke-linecap': 'round' };

/** Lines of one style, each through its values; a value that its axis cannot show is passed over. */
export function lines(all: readonly (readonly Values[])[], style: Attributes): Mark {
  return (plane) =>
    draw(
      'g',
      { class: 'line', ...bare, ...style },
      ...all.map((values) => {
        const points = placed(values, plane);
        // A point alone is a dot, which the closing stroke draws.
        return draw('path', { d: linePath(points) + (points.length === 1 ? 'Z' : '') });
      }),
    );
}

/** The area between the first values and the second, both from left to right. */
export function area(upper: readonly Values[], lower: readonly Values[], style: Attributes): Mark {
  return (plane) => {
    const outline = [...placed(upper, plane), ...placed(lower, plane).toReversed()];
    return draw('path', { d: outline.length > 0 ? `${linePath(outline)}Z` : '', ...style });
  };
}

/** A stripe between two values of x, over the whole height. */
export function column({ lower, upper }: { lower: number; upper: number }, style: Attributes): Mark {
  return ({ x, inside }) => {
    const [left, right] = [x(lower), x(upper)];
    return draw('rect', {
      x: left,
      y: inside.top,
      width: right - left,
      height: inside.bottom - inside.top,
      ...style,
    });
  };
}

/** A vertical line at a value of x. */
export function upright(value: number, style: Attributes): Mark {
  return ({ x, inside }) =>
    draw('path', { d: `M${x(value)},${inside.top}V${inside.bottom}`, fill: 'none', ...style });
}

function placed(values: readonly Values[], { x, y }: Plane): Values[] {
  return values
    .map(([first, second]): Values => [x(first), y(second)])
    .filter((point) => point.every(Number.isFinite));
}
