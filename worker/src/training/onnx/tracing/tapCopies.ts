import type { Graph } from '../graph/graph.ts';
import { emit, numbers, type TracedValue } from './kernel.ts';
import type { Window } from './window.ts';

/** Zeros before and after along an axis; a negative number cuts off. */
interface Margins {
  readonly before: number;
  readonly after: number;
}

/** A moved copy of an image: margins, then every so-manieth row and column. */
export interface Move {
  readonly rows: Margins;
  readonly columns: Margins;
  readonly steps: number;
}

/** The copies of a convolution's input and of dy that its taps pair up, and the pixels that they have in all images. */
export interface TapCopies {
  readonly inputs: readonly Move[];
  readonly gradients: readonly Move[];
  readonly pixels: number;
}

/**
 * Tap (r, s) pairs dy[y, x] with the input at [y·stride − top + r, x·stride − left + s]. Without strides row r moves
 * the input up and column s moves dy to the right, so that r + s copies do; with them, or where the input is small
 * (`allOfInput`), a copy of the input is made for every tap.
 */
export function tapCopies(inputShape: readonly number[], window: Window, allOfInput: boolean): TapCopies {
  const [count, height, width] = inputShape as [number, number, number];
  const { kernel, strides, pads, outputShape } = window;
  const [, outHeight, outWidth] = outputShape;
  const [top, left] = pads;
  const span = (steps: number, extent: number) => steps * (extent - 1) + 1;
  const stride = strides[0];
  const moveBy = (row: number, column: number): Move => ({
    rows: margins(top - row, height, span(stride, outHeight)),
    columns: margins(left - column, width, span(stride, outWidth)),
    steps: stride,
  });
  const [rows, columns] = kernel.map((extent) => Array.from(Array(extent).keys())) as [number[], number[]];
  if (allOfInput || stride > 1) {
    return {
      inputs: rows.flatMap((row) => columns.map((column) => moveBy(row, column))),
      gradients: [{ rows: still, columns: still, steps: 1 }],
      pixels: count * outHeight * outWidth,
    };
  }
  return {
    inputs: rows.map((row) => ({ rows: moveBy(row, 0).rows, columns: still, steps: 1 })),
    gradients: columns.map((column) => ({
      rows: still,
      columns: margins(column - left, outWidth, width),
      steps: 1,
    })),
    pixels: count * outHeight * width,
  };
}

/** Margins that put `before` zeros in front of `given` rows and leave `wanted` of the whole. */
function margins(before: number, given: number, wanted: number): Margins {
  return { before, after: wanted - given - before };
}

/** Moved copies of an image, one after the other along `axis`; rows and columns lie along `imageAxes`. */
export function movedCopies(
  graph: Graph,
  image: TracedValue,
  moves: readonly Move[],
  axis: number,
  imageAxes: ImageAxes = [2, 3],
): TracedValue {
  const copies = moves.some(({ steps }) => steps > 1)
    ? pickedCopies(graph, image, moves, imageAxes)
    : moves.map((move) => shiftedCopy(graph, image, move, imageAxes));
  const [first] = copies as [TracedValue];
  if (copies.length === 1) return first;
  const shape = first.shape.map((extent, index) => (index === axis ? extent * copies.length : extent));
  return emit(graph, 'Concat', copies, 'float32', shape, { axis });
}

type ImageAxes = readonly [number, number];
const still: Margins = { before: 0, after: 0 };

function marginsOf(
  { rows, columns }: Pick<Move, 'rows' | 'columns'>,
  axis: number,
  axes: ImageAxes,
): Margins {
  return [rows, columns][axes.indexOf(axis)] ?? still;
}

function shiftedCopy(
  graph: Graph,
  image: TracedValue,
  move: Pick<Move, 'rows' | 'columns'>,
  axes: ImageAxes,
): TracedValue {
  const margins = image.shape.map((_, axis) => marginsOf(move, axis, axes));
  if (margins.every(({ before, after }) => before === 0 && after === 0)) return image;
  const amounts = [...margins.map(({ before }) => before), ...margins.map(({ after }) => after)];
  const shape = image.shape.map(
    (extent, axis) => extent + (margins[axis]?.before ?? 0) + (margins[axis]?.after ?? 0),
  );
  return emit(graph, 'Pad', [image, numbers(graph, 'int64', amounts)], 'float32', shape);
}

/** Every so-manieth row and column, picked out of one padded image. */
function pickedCopies(
  graph: Graph,
  image: TracedValue,
  moves: readonly Move[],
  axes: ImageAxes,
): TracedValue[] {
  const most = (margin: keyof Margins, along: 'rows' | 'columns') =>
    Math.max(0, ...moves.map((move) => move[along][margin]));
  const frame = {
    rows: { before: most('before', 'rows'), after: most('after', 'rows') },
    columns: { before: most('before', 'columns'), after: most('after', 'columns') },
  };
  const framed = shiftedCopy(graph, image, frame, axes);
  return moves.map((move) => {
    const bounds = axes.map((axis) => {
      const { before, after } = marginsOf(move, axis, axes);
      const start = marginsOf(frame, axis, axes).before - before;
      return { start, end: start + (image.shape[axis] as number) + before + after };
    });
    const shape = framed.shape.map((extent, axis) => {
      const bound = bounds[axes.indexOf(axis)];
      return bound ? Math.floor((bound.end - bound.start - 1) / move.steps) + 1 : extent;
    });
    const lists = [
      bounds.map(({ start }) => start),
      bounds.map(({ end }) => end),
      axes,
      axes.map(() => move.steps),
    ];
    const inputs = [framed, ...lists.map((list) => numbers(graph, 'int64', list))];
    return emit(graph, 'Slice', inputs, 'float32', shape);
  });
}
