import type { DrawnPlane } from '../../charts/plane.ts';
import { readPlane } from '../../charts/plane.ts';

type Pixels = Record<string, string>;
/** Where the marks of a reading stand over its chart, as styles. */
export type Placed = {
  line: Pixels;
  /** Above the line, where it meets the axis, on the curve, and beside the line. */
  head: Pixels;
  foot: Pixels;
  dot: Pixels | null;
  said: Pixels;
};

/** The drawing that is shown of those for every width, where it lies in its picture, and its plane. */
function shownDrawing(picture: HTMLElement | null) {
  const svg = [...(picture?.querySelectorAll<SVGSVGElement>('svg[data-plane]') ?? [])].find(
    (each) => each.getClientRects().length > 0,
  );
  const plane = readPlane(svg?.dataset.plane);
  if (!picture || !svg || !plane) return null;
  const [box, outer] = [svg.getBoundingClientRect(), picture.getBoundingClientRect()];
  return {
    plane,
    box,
    scale: box.width / svg.viewBox.baseVal.width,
    left: box.left - outer.left + picture.scrollLeft,
    top: box.top - outer.top,
  };
}

/** Index of the value nearest to where a pointer is, in ratio. */
export function nearest(
  picture: HTMLElement | null,
  clientX: number,
  readings: readonly { x: number }[],
): number | null {
  const drawing = shownDrawing(picture);
  if (!drawing || readings.length === 0) return null;
  return nearestIndex(drawing.plane.valueAt((clientX - drawing.box.left) / drawing.scale), readings);
}

/** Index of the value nearest to another, in ratio. */
export function nearestIndex(value: number, readings: readonly { x: number }[]): number {
  const distance = (x: number) => Math.abs(Math.log(x / value));
  return readings.reduce(
    (best, { x }, index) => (distance(x) < distance(readings[best]?.x ?? Number.NaN) ? index : best),
    0,
  );
}

/** Pixels between a line and what stands beside it. */
const aside = 12;

/** A line through the plot with its ends, a dot on the curve, and the words on the side with more room. */
export function placed(
  picture: HTMLElement | null,
  { x, y }: { x: number; y: number | null },
): Placed | null {
  const drawing = shownDrawing(picture);
  if (!drawing) return null;
  const { plane, scale, left, top } = drawing;
  const { inside } = plane;
  const across = (pixel: number) => left + pixel * scale;
  const down = (pixel: number) => top + pixel * scale;
  const at = plane.x(x);
  const pixels = (values: Record<string, number>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, `${value}px`]));
  return {
    line: pixels({
      left: across(at),
      top: down(inside.top),
      height: (inside.bottom - inside.top) * scale,
    }),
    head: pixels({ left: across(at), top: down(inside.top) }),
    foot: pixels({ left: across(at), top: down(inside.bottom) }),
    dot: isInside(plane, y) ? pixels({ left: across(at), top: down(plane.y(y)) }) : null,
    said: {
      ...pixels({ left: across(at), top: down(inside.top) + aside / 2 }),
      ...sideOf(plane, at, scale),
    },
  };
}

function isInside({ inside, y: place }: DrawnPlane, y: number | null): y is number {
  return y !== null && place(y) >= inside.top && place(y) <= inside.bottom;
}

function sideOf({ inside }: DrawnPlane, at: number, scale: number): Pixels {
  const [before, after] = [at - inside.left, inside.right - at].map((room) => room * scale - aside);
  return (before ?? 0) > (after ?? 0)
    ? { transform: `translateX(calc(-100% - ${aside}px))`, maxWidth: `${before}px` }
    : { transform: `translateX(${aside}px)`, maxWidth: `${after}px` };
}
