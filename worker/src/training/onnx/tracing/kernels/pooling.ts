import type { Graph, Layout, Value } from '../../graph/graph.ts';
import {
  emit,
  type KernelCall,
  type KernelFamily,
  numbers,
  type TracedKernel,
  type TracedValue,
} from '../kernel.ts';
import { inLayout, logicalShape, nchwc, physicalShape, reshaped } from '../layout.ts';
import { operandAsItLies } from '../operand.ts';
import { poolWindow, type Window } from '../window.ts';

const pool =
  (operator: string): TracedKernel =>
  (call) => {
    const x = image(call, 'x');
    const window = poolWindow(call, logicalShape(x));
    const name = x.layout === 'channelBlocks' ? nchwc(operator) : operator;
    const form = { type: x.type, shape: physicalShape(window.outputShape, x.layout), layout: x.layout };
    return call.graph.add(name, [x], form, attributesOf(window)) as TracedValue;
  };

/**
 * The gradient of a maximum goes to the first of the largest values of a window, as in TensorFlow.js and PyTorch: to
 * pass it on to all of them is wrong on constant backgrounds. Windows that overlap are not known.
 */
const maxPoolGradient: TracedKernel = (call) => {
  const x = image(call, 'input');
  const window = poolWindow(call, logicalShape(x));
  if (!tiles(window, x)) return 'unsupported';
  const { graph } = call;
  const dy = inLayout(graph, operandAsItLies(call, 'dy'), x.layout);
  if (x.layout === 'channelBlocks') {
    const largest = inLayout(graph, operandAsItLies(call, 'output'), x.layout);
    return blockedMaxPoolGradient(graph, x, largest, dy, window);
  }
  const { type, shape, layout } = x;
  const pooled = { type, shape: dy.shape, layout };
  const attributes = attributesOf(window);
  const [, indices] = graph.addAll('MaxPool', [x], [pooled, { ...pooled, type: 'int64' }], attributes);
  return graph.add('MaxUnpool', [dy, indices as Value], { type, shape, layout }, attributes) as TracedValue;
};

/**
 * Every largest value of a window is given the number of its place, counted down; the largest number is the first
 * place. That is 9 quick passes, and an index of the largest value would be one very slow one.
 */
function blockedMaxPoolGradient(
  graph: Graph,
  x: TracedValue,
  largest: TracedValue,
  dy: TracedValue,
  window: Window,
): TracedValue {
  const [count, channels, height, width] = x.shape as [number, number, number, number];
  const block = graph.target.channelBlock as number;
  const lines = [(count * channels) / block, height * width * block];
  const [kernelHeight, kernelWidth] = window.kernel;
  const spread = (value: TracedValue) =>
    graph.add(nchwc('Upsample'), [value], x, { scales: [1, 1, kernelHeight, kernelWidth] }) as TracedValue;
  const equal = (a: Value, b: Value) => {
    const same = graph.add('Equal', [a, b], { ...x, type: 'bool' });
    return graph.add('Cast', [same], x, { to: 1 }) as TracedValue;
  };
  const places = Array.from({ length: height * width * block }, (_, index) => {
    const [row, column] = [Math.floor(index / block / width), Math.floor(index / block) % width];
    return kernelHeight * kernelWidth - ((row % kernelHeight) * kernelWidth + (column % kernelWidth));
  });
  const numbering = numbers(graph, 'float32', places, [height * width * block]);
  const flags = reshaped(graph, equal(x, spread(largest)), lines);
  const numbered = reshaped(graph, graph.add('Mul', [flags, numbering], flags), x.shape, x.layout);
  const first = graph.add(nchwc('MaxPool'), [numbered], dy, attributesOf(window)) as TracedValue;
  return graph.add('Mul', [equal(numbered, spread(first)), spread(dy)], x) as TracedValue;
}

/** Windows that do not overlap share their gradient among all of their pixels. */
const averagePoolGradient: TracedKernel = (call) => {
  const x = image(call, 'input');
  const window = poolWindow(call, logicalShape(x));
  if (!tiles(window, x)) return 'unsupported';
  const { graph } = call;
  const [height, width] = window.kernel;
  const dy = inLayout(graph, operandAsItLies(call, 'dy'), x.layout);
  const share = graph.add('Mul', [dy, numbers(graph, 'float32', [1 / (height * width)], [])], dy);
  if (x.layout === 'channelBlocks') {
    return graph.add(nchwc('Upsample'), [share], x, { scales: [1, 1, height, width] }) as TracedValue;
  }
  const [count, channels, rows, columns] = dy.shape as [number, number, number, number];
  const apart = reshaped(graph, share, [count, channels, rows, 1, columns, 1]);
  const shape = [count, channels, rows, height, columns, width];
  const spread = emit(graph, 'Expand', [apart, numbers(graph, 'int64', shape)], 'float32', shape);
  return reshaped(graph, spread, x.shape, 'channelsFirst');
};

function image(call: KernelCall, name: string): TracedValue {
  const x = operandAsItLies(call, name);
  const layout: Layout = x.layout === 'channelBlocks' ? 'channelBlocks' : 'channelsFirst';
  return inLayout(call.graph, x, layout);
}

function attributesOf({ kernel, strides, pads }: Window) {
  return { kernel_shape: kernel, strides, pads };
}

/** Whether the windows cover every pixel exactly once. */
function tiles({ kernel, strides, pads }: Window, x: TracedValue): boolean {
  const [, , ...extents] = x.shape;
  return (
    [0, 1].every(
      (axis) =>
        kernel[axis as 0] === strides[axis as 0] && (extents[axis] as number) % kernel[axis as 0] === 0,
    ) && pads.every((pad) => pad === 0)
  );
}

export const poolingKernels: KernelFamily = {
  MaxPool: pool('MaxPool'),
  MaxPoolGrad: maxPoolGradient,
  AvgPool: pool('AveragePool'),
  AvgPoolGrad: averagePoolGradient,
};
