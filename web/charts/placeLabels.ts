import { textWidth } from './textWidth.ts';

export type Point = { x: number; y: number };
export type Box = { left: number; top: number; right: number; bottom: number };
export type TextAnchor = 'start' | 'middle' | 'end';

/** Where a label may stand, and what it names: a leader ends there if the label had to move away. */
export type Place = Point & { anchor: TextAnchor; target?: Point };

/** A text that wants to stand at one of some places, the first one most; y is the middle of its block. */
export type LabelRequest = {
  lines: readonly string[];
  at: readonly Place[];
  className: string;
  bold?: boolean;
};

export type PlacedLabel = LabelRequest & Place & { box: Box; moved: number };

export const fontSize = 12;
export const lineHeight = 16;

/** What a label should not cover, with the price of covering it. */
export type Obstacle = Box & { price: number };

/**
 * Stands labels in a frame, in their order, so that no two overlap: each at the place that costs least in marks
 * covered and distance moved. A label for which the frame has no room left is left out; the table has its content.
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  obstacles: readonly Obstacle[],
  frame: Box,
): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  for (const request of requests) {
    const best = cheapest(candidates(request), (candidate) => price(candidate, placed, obstacles, frame));
    if (best) placed.push(best);
  }
  return placed;
}

export function overlap(one: Box, other: Box): number {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return width > 0 && height > 0 ? width * height : 0;
}

const steps = [0, 1, -1, 2, -2, 3, -3, 4, -4, 6, -6, 8, -8, 11, -11];
const clearance = 3;

/** Every place that a label may take, the wanted ones first. */
function* candidates(request: LabelRequest): Generator<PlacedLabel, void> {
  const size = sizeOf(request);
  for (const [preference, place] of request.at.entries()) {
    for (const down of steps) {
      for (const right of steps.slice(0, 7)) {
        const at = { x: place.x + right * 14, y: place.y + down * 8 };
        const moved = Math.hypot(right * 14, down * 8) + preference * 6;
        yield { ...request, ...place, ...at, box: boxAt(size, at, place.anchor), moved };
      }
    }
  }
}

const priceOfMoving = 0.5;

function price(
  label: PlacedLabel,
  placed: readonly PlacedLabel[],
  obstacles: readonly Obstacle[],
  frame: Box,
): number {
  const { box } = label;
  const isOutside =
    box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom;
  const clear = {
    left: box.left - clearance,
    right: box.right + clearance,
    top: box.top - 1,
    bottom: box.bottom + 1,
  };
  if (isOutside || placed.some((other) => overlap(clear, other.box) > 0)) return Number.POSITIVE_INFINITY;
  const covered = obstacles.reduce(
    (sum, obstacle) => sum + (overlap(box, obstacle) > 0 ? obstacle.price : 0),
    0,
  );
  return covered + label.moved * priceOfMoving;
}

function cheapest(
  labels: Iterable<PlacedLabel>,
  priceOf: (label: PlacedLabel) => number,
): PlacedLabel | undefined {
  let best: PlacedLabel | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const label of labels) {
    // What it covers only adds to that: most places need not be looked at.
    if (label.moved * priceOfMoving >= least) continue;
    const cost = priceOf(label);
    if (cost < least) [best, least] = [label, cost];
  }
  return best;
}

type Size = { width: number; height: number };

/** The block of text at a point; bold letters are a little wider. */
export function boxOf(request: Pick<LabelRequest, 'lines' | 'bold'>, at: Point, anchor: TextAnchor): Box {
  return boxAt(sizeOf(request), at, anchor);
}

function sizeOf({ lines, bold }: Pick<LabelRequest, 'lines' | 'bold'>): Size {
  const width = Math.max(...lines.map((line) => textWidth(line, fontSize))) * (bold ? 1.06 : 1);
  return { width, height: lines.length * lineHeight };
}

function boxAt({ width, height }: Size, at: Point, anchor: TextAnchor): Box {
  const left = at.x - (anchor === 'start' ? 0 : anchor === 'middle' ? width / 2 : width);
  return { left, right: left + width, top: at.y - height / 2, bottom: at.y + height / 2 };
}
