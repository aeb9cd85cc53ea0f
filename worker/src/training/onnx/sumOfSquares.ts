import { elementTypes } from './graph/elementType.ts';
import type { Graph, Value } from './graph/graph.ts';
import { emit } from './tracing/kernel.ts';

/** Σ x² over all elements, summed in single precision as the gradient is, and widened for what is done with it. */
export function sumOfSquares(graph: Graph, values: Value): Value {
  const sum = emit(graph, 'ReduceSumSquare', [values], 'float32', [], { keepdims: 0 });
  return emit(graph, 'Cast', [sum], 'float64', [], { to: elementTypes.float64 });
}
