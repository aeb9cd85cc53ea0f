import type { Graph } from '../../graph/graph.ts';
import { emit, type KernelFamily, type TracedKernel, type TracedValue } from '../kernel.ts';
import { filterLayout, inLayout, logicalShape, nchwc, reshaped } from '../layout.ts';
import { operandAsItLies } from '../operand.ts';
import { type Move, movedCopies, type TapCopies, tapCopies } from '../tapCopies.ts';
import { filterWindow } from '../window.ts';

/**
 * The gradient of a convolution by its filter: for every tap of the filter, the sum over images and pixels of dy times
 * the input that the tap met there. A sum over pixels is a product of matrices: copies of the input, one for each tap
 * (or row of taps), by copies of dy (one, or one for each column of taps).
 */
const filterGradient: TracedKernel = (call) => {
  const { dataFormat, filterShape } = call.attributes as { dataFormat: string; filterShape: number[] };
  if (dataFormat !== 'NHWC') return 'unsupported';
  const { graph } = call;
  const [x, dy] = [operandAsItLies(call, 'x'), operandAsItLies(call, 'dy')];
  const window = filterWindow(call, logicalShape(x), filterShape);
  if (window.dilations.some((dilation) => dilation !== 1)) return 'unsupported';
  const layout = filterLayout(filterShape, graph.target);
  const [, , channelsIn, channelsOut] = filterShape as [number, number, number, number];
  const copies = tapCopies(logicalShape(x), window, channelsIn < channelsOut / 4);
  const fillsBlocks = copies.pixels % (graph.target.channelBlock ?? 1) === 0;
  const product = layout !== 'filterFirst' && fillsBlocks ? blockedProduct : plainProduct;
  return inLayout(graph, product(graph, x, dy, filterShape, copies), layout);
};

/** [out·columns, pixels] by [pixels, in·rows], the pixels innermost on both sides. */
function plainProduct(
  graph: Graph,
  x: TracedValue,
  dy: TracedValue,
  [height, width, channelsIn, channelsOut]: readonly number[],
  copies: TapCopies,
): TracedValue {
  const [rows, columns] = [copies.inputs.length, copies.gradients.length];
  const matrix = (image: TracedValue, moves: TapCopies['inputs'], channels: number) => {
    const all = movedCopies(graph, inLayout(graph, image, 'channelsFirst'), moves, 1);
    const [count] = all.shape as [number];
    const parts = reshaped(graph, all, [count, moves.length * channels, copies.pixels / count]);
    const shape = [moves.length * channels, count, copies.pixels / count];
    const moved = emit(graph, 'Transpose', [parts], 'float32', shape, { perm: [1, 0, 2] });
    return reshaped(graph, moved, [moves.length * channels, copies.pixels]);
  };
  const [ins, outs] = [channelsIn as number, channelsOut as number];
  const operands = [matrix(dy, copies.gradients, outs), matrix(x, copies.inputs, ins)];
  const product = emit(graph, 'Gemm', operands, 'float32', [columns * outs, rows * ins], { transB: 1 });
  const parts = reshaped(graph, product, [columns, outs, rows, ins]);
  const shape = [outs, ins, rows, columns];
  const moved = emit(graph, 'Transpose', [parts], 'float32', shape, { perm: [1, 3, 2, 0] });
  return reshaped(graph, moved, [outs, ins, height as number, width as number], 'filterFirst');
}

/**
 * The same product as a blocked 1×1 convolution whose channels are the pixels: its filter is one of the images as it
 * lies, block of channels by block of pixels, and its result is the filter's gradient block by block.
 */
function blockedProduct(
  graph: Graph,
  x: TracedValue,
  dy: TracedValue,
  filterShape: readonly number[],
  copies: TapCopies,
): TracedValue {
  const layout = filterLayout(filterShape, graph.target);
  const [height, width, channelsIn, channelsOut] = filterShape as [number, number, number, number];
  const block = graph.target.channelBlock as number;
  const [rows, columns] = [copies.inputs.length, copies.gradients.length];
  // With strides the copies are of the input alone, and lie best as a filter: whole pixels are picked there.
  const turned = layout === 'filterBlocks' && copies.inputs.some(({ steps }) => steps > 1);
  const given = turned
    ? pixelBlocks(graph, dy, copies.gradients, copies.pixels)
    : pixelBlocks(graph, x, copies.inputs, copies.pixels);
  const filter = turned
    ? channelBlocks(graph, x, copies.inputs, copies.pixels)
    : channelBlocks(graph, dy, copies.gradients, copies.pixels);
  const product = emit(
    graph,
    nchwc('Conv'),
    [given, filter],
    'float32',
    [1, filter.shape[0] as number, 1, given.shape[3] as number],
    { kernel_shape: [1, 1] },
  );
  const inBlock = layout === 'filterBlocks' ? block : 1;
  const [ins, outs] = [channelsIn / inBlock, channelsOut / block];
  const extents = turned ? [rows, ins, outs, block, block] : [columns, outs, rows, ins, inBlock * block];
  const perm = turned ? [2, 1, 0, 4, 3] : [1, 3, 2, 0, 4];
  const shape = perm.map((axis) => extents[axis] as number);
  const moved = emit(graph, 'Transpose', [reshaped(graph, product, extents)], 'float32', shape, { perm });
  return reshaped(graph, moved, [channelsOut, channelsIn, height, width], layout);
}

/** Copies of an image as [1, pixels, 1, copies·channels], blocks of pixels innermost. */
function pixelBlocks(graph: Graph, image: TracedValue, moves: readonly Move[], pixels: number): TracedValue {
  const block = graph.target.channelBlock as number;
  const x = inLayout(graph, image, 'channelsFirst');
  const [count, channels, height, width] = x.shape as [number, number, number, number];
  const units = moves.length * channels;
  const form = [1, pixels, 1, units];
  const onlyRowsMove = moves.every(({ steps, columns }) => steps === 1 && columns.before === 0);
  if (onlyRowsMove && width % block === 0) {
    // Rows are whole blocks: one rearrangement of the input serves all of its copies.
    const parts = reshaped(graph, x, [count, channels, (height * width) / block, block]);
    const shape = [count, (height * width) / block, channels, block];
    const turned = emit(graph, 'Transpose', [parts], 'float32', shape, { perm: [0, 2, 1, 3] });
    const lines = reshaped(graph, turned, [count, 1, height, (width / block) * channels * block]);
    const moved = moves.map((move) => {
      const copy = movedCopies(graph, lines, [{ ...move, columns: { before: 0, after: 0 } }], 1);
      return reshaped(graph, copy, [pixels / block, channels * block]);
    });
    if (moved.length === 1) return reshaped(graph, moved[0] as TracedValue, form);
    const all = emit(graph, 'Concat', moved, 'float32', [pixels / block, units * block], { axis: 1 });
    return reshaped(graph, all, form);
  }
  const all = movedCopies(graph, x, moves, 1);
  const perImage = pixels / count;
  if (perImage % block === 0) {
    const parts = reshaped(graph, all, [count, units, perImage / block, block]);
    const shape = [count, perImage / block, units, block];
    return reshaped(graph, emit(graph, 'Transpose', [parts], 'float32', shape, { perm: [0, 2, 1, 3] }), form);
  }
  const parts = reshaped(graph, all, [count, units, perImage]);
  const lines = emit(graph, 'Transpose', [parts], 'float32', [units, count, perImage], { perm: [1, 0, 2] });
  const blocks = reshaped(graph, lines, [units, pixels / block, block]);
  const shape = [pixels / block, units, block];
  return reshaped(graph, emit(graph, 'Transpose', [blocks], 'float32', shape, { perm: [1, 0, 2] }), form);
}

/** Copies of an image as [copies·channels, pixels, 1, 1], blocks of channels innermost. */
function channelBlocks(
  graph: Graph,
  image: TracedValue,
  moves: readonly Move[],
  pixels: number,
): TracedValue {
  const block = graph.target.channelBlock as number;
  const x = inLayout(graph, image, 'channelBlocks');
  const [count, channels, height, width] = x.shape as [number, number, number, number];
  const parts = reshaped(graph, x, [count, channels / block, height * width * block]);
  const shape = [channels / block, count, height * width * block];
  const byChannels = emit(graph, 'Transpose', [parts], 'float32', shape, { perm: [1, 0, 2] });
  const lines = reshaped(graph, byChannels, [(channels / block) * count, height, width, block]);
  const copies = movedCopies(graph, lines, moves, 0, [1, 2]);
  return reshaped(graph, copies, [moves.length * channels, pixels, 1, 1]);
}

export const convolutionFilterGradientKernels: KernelFamily = { Conv2DBackpropFilter: filterGradient };
