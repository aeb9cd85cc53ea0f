import type { Layout } from '../../graph/graph.ts';
import type { KernelFamily, TracedKernel, TracedValue } from '../kernel.ts';
import { filterLayout, inLayout, logicalShape, nchwc, physicalShape } from '../layout.ts';
import { operandAsItLies } from '../operand.ts';
import { filterWindow } from '../window.ts';

/** A convolution of images [n, h, w, c]; blocked where the channels fill blocks (docs/decisions/0004-engine.md). */
const convolution: TracedKernel = (call) => {
  if (call.attributes.dataFormat !== 'NHWC') return 'unsupported';
  const { graph } = call;
  const [x, filter] = [operandAsItLies(call, 'x'), operandAsItLies(call, 'filter')];
  const filterShape = logicalShape(filter);
  const { strides, dilations, pads, kernel, outputShape } = filterWindow(call, logicalShape(x), filterShape);
  const layout = filterLayout(filterShape, graph.target);
  const blocked = layout !== 'filterFirst';
  const inputLayout: Layout = layout === 'filterBlocks' ? 'channelBlocks' : 'channelsFirst';
  const outputLayout: Layout = blocked ? 'channelBlocks' : 'channelsFirst';
  return graph.add(
    blocked ? nchwc('Conv') : 'Conv',
    [inLayout(graph, x, inputLayout), inLayout(graph, filter, layout)],
    { type: 'float32', shape: physicalShape(outputShape, outputLayout), layout: outputLayout },
    { strides, dilations, pads, kernel_shape: kernel },
  ) as TracedValue;
};

export const convolutionKernels: KernelFamily = { Conv2D: convolution };
