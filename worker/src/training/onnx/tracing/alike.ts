import type { Graph } from '../graph/graph.ts';
import { sizeOf, type TracedValue } from './kernel.ts';
import { inLayout, logicalShape, reshaped } from './layout.ts';

/**
 * Two operands of an elementwise kernel in one layout: that of either where the other follows (it is of the same
 * shape, a scalar, or one value per channel of whole channels), else both in row-major order.
 */
export function alike(graph: Graph, a: TracedValue, b: TracedValue): [TracedValue, TracedValue] {
  if (a.layout === b.layout) return [a, b];
  if (a.layout === undefined) {
    const [second, first] = alike(graph, b, a);
    return [first, second];
  }
  const [shape, other] = [logicalShape(a), logicalShape(b)];
  if (shape.join() === other.join()) return [a, inLayout(graph, b, a.layout)];
  if (b.layout === undefined && sizeOf(other) === 1 && other.length <= shape.length) return [a, b];
  if (b.layout === undefined && a.layout === 'channelsFirst' && other.length === 1) {
    return [a, reshaped(graph, b, [other[0] as number, 1, 1])];
  }
  return [inLayout(graph, a, undefined), inLayout(graph, b, undefined)];
}
