type Point = readonly [x: number, y: number];

/** Straight lines from point to point as a short SVG path: tenths of a pixel, each step relative to the last point. */
export function linePath(points: readonly Point[]): string {
  const rounded = points.map(([x, y]): Point => [Math.round(x * 10), Math.round(y * 10)]);
  const steps = rounded.map(([x, y], index) => {
    const [fromX, fromY] = rounded[index - 1] ?? [0, 0];
    return `${tenths(x - fromX)},${tenths(y - fromY)}`;
  });
  const [start = '', ...rest] = steps;
  return start === '' ? '' : `M${start}${rest.length > 0 ? `l${rest.join(' ')}` : ''}`;
}

/** 0.5 is written .5, and whole pixels without a point. */
function tenths(count: number): string {
  return String(count / 10).replace(/^(-?)0\./, '$1.');
}
