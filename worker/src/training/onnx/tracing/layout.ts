import type { Graph, GraphTarget, Layout, Value } from '../graph/graph.ts';
import { emit, numbers, type TracedValue } from './kernel.ts';

/** Shape in the order of TensorFlow.js: images [n, h, w, c], filters [h, w, in, out]. */
export function logicalShape({ shape, layout }: TracedValue): number[] {
  const [first, second, third, fourth] = shape as [number, number, number, number];
  if (layout === undefined) return [...shape];
  return isImage(layout) ? [first, third, fourth, second] : [third, fourth, second, first];
}

/** Shape as ONNX sees it in a layout. */
export function physicalShape(logical: readonly number[], layout: Layout | undefined): number[] {
  const [first, second, third, fourth] = logical as [number, number, number, number];
  if (layout === undefined) return [...logical];
  return isImage(layout) ? [first, fourth, second, third] : [fourth, third, first, second];
}

export function isImage(layout: Layout | undefined): boolean {
  return layout === 'channelsFirst' || layout === 'channelBlocks';
}

/** The layout in which a convolution's filter [h, w, in, out] is kept: blocks where the channels fill them. */
export function filterLayout(logical: readonly number[], { channelBlock }: GraphTarget): Layout {
  const [, , channelsIn, channelsOut] = logical as [number, number, number, number];
  if (channelBlock === null || channelsOut % channelBlock !== 0) return 'filterFirst';
  if (channelsIn % channelBlock === 0) return 'filterBlocks';
  return channelsIn < channelBlock ? 'filterOutputBlocks' : 'filterFirst';
}

const conversions = new WeakMap<Graph, Map<string, TracedValue>>();

/** The value in a layout (undefined: in row-major order), converted at most once and outside of loops where possible. */
export function inLayout(graph: Graph, value: TracedValue, layout: Layout | undefined): TracedValue {
  if (value.layout === layout) return value;
  const owner = graph.ownerOf(value);
  const known = conversions.get(owner) ?? new Map<string, TracedValue>();
  conversions.set(owner, known);
  const key = `${value.name} ${layout}`;
  const converted = known.get(key) ?? convert(owner, value, layout);
  known.set(key, converted);
  return converted;
}

function convert(graph: Graph, value: TracedValue, layout: Layout | undefined): TracedValue {
  const shape = physicalShape(logicalShape(value), layout);
  const { type } = value;
  const form = { type, shape, layout };
  const pair = `${value.layout ?? 'rowMajor'} ${layout ?? 'rowMajor'}`;
  switch (pair) {
    case 'rowMajor channelsFirst':
      return moveAxes(graph, value, [0, 3, 1, 2], form);
    case 'channelsFirst rowMajor':
      return moveAxes(graph, value, [0, 2, 3, 1], form);
    case 'rowMajor channelBlocks':
      return graph.add(nchwc('ReorderInput'), [value], form, { channels_last: 1 }) as TracedValue;
    case 'channelsFirst channelBlocks':
      return graph.add(nchwc('ReorderInput'), [value], form, { channels_last: 0 }) as TracedValue;
    case 'channelBlocks rowMajor':
    case 'channelBlocks channelsFirst': {
      const [, channels] = value.shape as [number, number];
      const attributes = { channels, channels_last: layout === undefined ? 1 : 0 };
      return graph.add(nchwc('ReorderOutput'), [value], form, attributes) as TracedValue;
    }
    case 'rowMajor filterFirst':
      return moveAxes(graph, value, [3, 2, 0, 1], form);
    case 'filterFirst rowMajor':
      return moveAxes(graph, value, [2, 3, 1, 0], form);
    case 'filterFirst filterOutputBlocks':
    case 'filterFirst filterBlocks':
    case 'filterOutputBlocks filterFirst':
    case 'filterBlocks filterFirst':
      return moveBlocks(graph, value, form);
    default:
      // By way of the plain order.
      return convert(graph, convert(graph, value, plainOf(value.layout ?? layout)), layout);
  }
}

function plainOf(layout: Layout | undefined): Layout {
  return isImage(layout) ? 'channelsFirst' : 'filterFirst';
}

export function nchwc(operator: string): string {
  return `com.microsoft.nchwc.${operator}`;
}

type Form = Omit<TracedValue, 'name'>;

function moveAxes(graph: Graph, value: TracedValue, perm: number[], form: Form): TracedValue {
  return graph.add('Transpose', [value], form, { perm }) as TracedValue;
}

/** Axes of a filter's layouts, a block's width being 1 where the layout has no such block. */
const filterAxes = {
  filterFirst: ['out', 'outBlock', 'in', 'inBlock', 'h', 'w'],
  filterOutputBlocks: ['out', 'in', 'inBlock', 'h', 'w', 'outBlock'],
  filterBlocks: ['out', 'in', 'h', 'w', 'inBlock', 'outBlock'],
} as const;

function moveBlocks(graph: Graph, value: TracedValue, form: Form): TracedValue {
  const [from, to] = [value.layout as keyof typeof filterAxes, form.layout as keyof typeof filterAxes];
  const [out, channelsIn, h, w] = value.shape as [number, number, number, number];
  const outBlock = graph.target.channelBlock ?? 1;
  const inBlock = from === 'filterBlocks' || to === 'filterBlocks' ? outBlock : 1;
  const extents = { out: out / outBlock, outBlock, in: channelsIn / inBlock, inBlock, h, w };
  const shapeOf = (layout: keyof typeof filterAxes) => filterAxes[layout].map((axis) => extents[axis]);
  const order: readonly string[] = filterAxes[from];
  const perm = filterAxes[to].map((axis) => order.indexOf(axis));
  const parts = reshaped(graph, value, shapeOf(from));
  const moved = emit(graph, 'Transpose', [parts], value.type, shapeOf(to), { perm });
  return reshaped(graph, moved, form.shape, to);
}

/** The same elements in the same order under another shape. */
export function reshaped(graph: Graph, value: Value, shape: readonly number[], layout?: Layout): TracedValue {
  const extents = numbers(graph, 'int64', shape);
  return graph.add('Reshape', [value, extents], { type: value.type, shape, layout }) as TracedValue;
}
