import type { Graph } from '../graph/graph.ts';
import { emit, type TracedValue } from './kernel.ts';
import { nchwc, reshaped } from './layout.ts';

/** Means over the pixels of every image and channel: [n, c]. */
export function imageMeans(graph: Graph, image: TracedValue): TracedValue {
  const [count, channels] = image.shape as [number, number];
  const operator = image.layout === 'channelBlocks' ? nchwc('GlobalAveragePool') : 'GlobalAveragePool';
  const means = emit(graph, operator, [image], 'float32', [count, channels, 1, 1]);
  return reshaped(graph, means, [count, channels]);
}
