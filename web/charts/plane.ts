import type { Plane } from './marks.ts';

/** Where the values of a drawn chart lie, for whoever points at it: the frame in pixels of the drawing, both axes logarithmic. */
export type DrawnPlane = {
  inside: Plane['inside'];
  /** Value of x at a pixel. */
  valueAt: (x: number) => number;
  x: (value: number) => number;
  y: (value: number) => number;
};

type Domains = { x: readonly [number, number]; y: readonly [number, number] };

/** A logarithm as a whole number: what is drawn is rounded to tenths. */
const parts = 1e6;

/** The plane as an attribute of its drawing, `data-plane`. */
export function planeText({ left, top, right, bottom }: Plane['inside'], { x, y }: Domains): string {
  const ends = [...x, ...y].map((end) => Math.round(Math.log(end) * parts));
  return [left, top, right, bottom, ...ends].join(' ');
}

/** Reads it back; null where a drawing says none. */
export function readPlane(text: string | undefined): DrawnPlane | null {
  const numbers = (text ?? '').split(' ').map(Number);
  if (numbers.length !== 8 || !numbers.every(Number.isFinite)) return null;
  const [left, top, right, bottom, fromX, toX, fromY, toY] = numbers as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const between = (value: number, from: number, to: number) => (Math.log(value) * parts - from) / (to - from);
  return {
    inside: { left, top, right, bottom },
    valueAt: (x) => Math.exp((fromX + ((x - left) / (right - left)) * (toX - fromX)) / parts),
    x: (value) => left + between(value, fromX, toX) * (right - left),
    y: (value) => bottom - between(value, fromY, toY) * (bottom - top),
  };
}
