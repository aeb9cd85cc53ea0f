import type { Graph, Layout } from '../../graph/graph.ts';
import { convolutionByPhases, phasesOf } from '../convolutionByPhases.ts';
import type { KernelFamily, TracedKernel, TracedValue } from '../kernel.ts';
import { filterLayout, inLayout, logicalShape, physicalShape } from '../layout.ts';
import { operandAsItLies } from '../operand.ts';
import { filterWindow, type Window } from '../window.ts';

/** The gradient of a convolution by its input. */
const inputGradient: TracedKernel = (call) => {
  const { dataFormat, inputShape } = call.attributes as { dataFormat: string; inputShape: number[] };
  if (dataFormat !== 'NHWC') return 'unsupported';
  const [dy, filter] = [operandAsItLies(call, 'dy'), operandAsItLies(call, 'filter')];
  const window = filterWindow(call, inputShape, logicalShape(filter));
  if (window.dilations.some((dilation) => dilation !== 1)) return 'unsupported';
  const blocked = filterLayout(logicalShape(filter), call.graph.target) === 'filterBlocks';
  const phases = blocked ? phasesOf(inputShape, window) : null;
  return phases
    ? convolutionByPhases(call.graph, dy, filter, inputShape, window, phases)
    : transposedConvolution(call.graph, dy, filter, inputShape, window);
};

function transposedConvolution(
  graph: Graph,
  dy: TracedValue,
  filter: TracedValue,
  inputShape: readonly number[],
  { strides, pads, kernel }: Window,
): TracedValue {
  const layout: Layout = 'channelsFirst';
  const shape = physicalShape(inputShape, layout);
  const given = inLayout(graph, dy, layout);
  // Rows and columns that no filter reached.
  const rest = [0, 1].map((axis) => {
    const covered = strides[axis as 0] * ((given.shape[2 + axis] as number) - 1) + kernel[axis as 0];
    return (shape[2 + axis] as number) - (covered - pads[axis as 0] - (pads[2 + axis] as number));
  });
  return graph.add(
    'ConvTranspose',
    [given, inLayout(graph, filter, 'filterFirst')],
    { type: 'float32', shape, layout },
    { strides, pads, kernel_shape: kernel, output_padding: rest },
  ) as TracedValue;
}

export const convolutionInputGradientKernels: KernelFamily = { Conv2DBackpropInput: inputGradient };
