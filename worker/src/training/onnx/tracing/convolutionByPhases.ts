import type { Graph, Layout } from '../graph/graph.ts';
import { emit, numbers, type TracedValue } from './kernel.ts';
import { inLayout, nchwc, physicalShape, reshaped } from './layout.ts';
import type { Window } from './window.ts';

/**
 * Along one axis, the pixels x = stride·m + phase of a convolution's input: the taps that reach them, from the last to
 * the first, and the padding under which dy convolved with those taps is their gradient.
 */
interface Phase {
  readonly taps: readonly number[];
  readonly before: number;
  readonly after: number;
}

/** Phases by axis, rows and columns; null where blocked convolutions cannot compute them. */
export function phasesOf(inputShape: readonly number[], window: Window): [Phase[], Phase[]] | null {
  const axes = ([0, 1] as const).map((axis) => axisPhases(inputShape[1 + axis] as number, window, axis));
  const possible = axes.every((phases) =>
    phases?.every(({ taps, before, after }) => taps.length === 0 || (before >= 0 && after >= 0)),
  );
  return possible ? (axes as [Phase[], Phase[]]) : null;
}

function axisPhases(extent: number, window: Window, axis: 0 | 1): Phase[] | null {
  const { kernel, strides, pads, outputShape } = window;
  const [stride, size, pad, given] = [
    strides[axis],
    kernel[axis],
    pads[axis],
    outputShape[1 + axis] as number,
  ];
  if (extent % stride !== 0) return null;
  return Array.from({ length: stride }, (_, phase): Phase => {
    // Tap t meets x at y = (x + pad − t)/stride where that is whole.
    const first = (phase + pad) % stride;
    const count = Math.max(0, Math.ceil((size - first) / stride));
    const taps = Array.from({ length: count }, (_, tap) => first + stride * (count - 1 - tap));
    const before = count - 1 - (phase + pad - first) / stride;
    return { taps, before, after: extent / stride - given - before + count - 1 };
  });
}

/**
 * The gradient of a blocked convolution by its input: for every phase of its strides a blocked convolution of dy with
 * the taps that reach it, their channels exchanged; without strides there is one, with the filter turned by 180°.
 */
export function convolutionByPhases(
  graph: Graph,
  dy: TracedValue,
  filter: TracedValue,
  inputShape: readonly number[],
  { kernel, strides }: Window,
  [rows, columns]: readonly [Phase[], Phase[]],
): TracedValue {
  const layout: Layout = 'channelBlocks';
  const [count, channels, height, width] = physicalShape(inputShape, layout) as [
    number,
    number,
    number,
    number,
  ];
  const block = graph.target.channelBlock as number;
  const [rowCount, columnCount] = [height / strides[0], width / strides[1]];
  const given = inLayout(graph, dy, layout);
  const exchanged = exchangedFilter(graph, inLayout(graph, filter, 'filterBlocks'));
  const phase = (row: Phase, column: Phase) => {
    const taps = row.taps.flatMap((y) => column.taps.map((x) => y * kernel[1] + x));
    const size = [row.taps.length, column.taps.length];
    const form = { type: 'float32', shape: [count, channels, rowCount, columnCount], layout } as const;
    // Pixels that no tap reaches.
    if (taps.length === 0) {
      return graph.add('ConstantOfShape', [numbers(graph, 'int64', form.shape)], form) as TracedValue;
    }
    const part = filterOfTaps(graph, exchanged, taps, size, [channels, given.shape[1] as number]);
    const pads = [row.before, column.before, row.after, column.after];
    return graph.add(nchwc('Conv'), [given, part], form, { kernel_shape: size, pads }) as TracedValue;
  };
  const lines = (count * channels * rowCount) / block;
  const allRows = rows.map((row) =>
    interleaved(
      graph,
      columns.map((column) => phase(row, column)),
      [lines, columnCount, block],
    ),
  );
  const whole = interleaved(graph, allRows, [lines, width * block]);
  return reshaped(graph, whole, [count, channels, height, width], layout);
}

/** Parts side by side along the last axis of a shape that each of them is given. */
function interleaved(graph: Graph, parts: readonly TracedValue[], shape: readonly number[]): TracedValue {
  if (parts.length === 1) return parts[0] as TracedValue;
  const views = parts.map((part) => reshaped(graph, part, shape));
  const wide = [...shape.slice(0, -1), (shape.at(-1) as number) * parts.length];
  return emit(graph, 'Concat', views, 'float32', wide, { axis: shape.length - 1 });
}

/** Blocks [out, in, taps, inBlock, outBlock] as [in, out, taps, outBlock, inBlock]. */
function exchangedFilter(graph: Graph, filter: TracedValue): TracedValue {
  const [out, channelsIn, height, width] = filter.shape as [number, number, number, number];
  const block = graph.target.channelBlock as number;
  const parts = reshaped(graph, filter, [out / block, channelsIn / block, height * width, block, block]);
  const shape = [channelsIn / block, out / block, height * width, block, block];
  return emit(graph, 'Transpose', [parts], 'float32', shape, { perm: [1, 0, 2, 4, 3] });
}

function filterOfTaps(
  graph: Graph,
  exchanged: TracedValue,
  taps: readonly number[],
  size: readonly number[],
  channels: readonly number[],
): TracedValue {
  const shape = exchanged.shape.map((extent, axis) => (axis === 2 ? taps.length : extent));
  const chosen = emit(graph, 'Gather', [exchanged, numbers(graph, 'int32', taps)], 'float32', shape, {
    axis: 2,
  });
  return reshaped(graph, chosen, [...channels, ...size], 'filterBlocks');
}
