import { elementTypes } from './graph/elementType.ts';
import type { Graph, Value } from './graph/graph.ts';
import { emit, type TracedValue } from './tracing/kernel.ts';
import { type OuterProduct, outerProductOf } from './tracing/outerProduct.ts';

/** Σ x² over all elements, summed in single precision as the gradient is, and widened for what is done with it. */
export function sumOfSquares(graph: Graph, values: TracedValue): Value {
  const outerProduct = outerProductOf(graph, values);
  if (outerProduct) return squaresOfOuterProduct(graph, outerProduct);
  const sum = emit(graph, 'ReduceSumSquare', [values], 'float32', [], { keepdims: 0 });
  return widened(graph, sum);
}

/**
 * ‖aᵀ·b‖² = Σᵢⱼ (a·aᵀ)ᵢⱼ·(b·bᵀ)ᵢⱼ, over pairs of examples. Where the gradients of examples cancel, so do the terms: in
 * double precision nothing of the sum is lost by that.
 */
function squaresOfOuterProduct(graph: Graph, { a, b }: OuterProduct): Value {
  const [gramOfA, gramOfB] = [a, b].map((factor) => {
    const wide = widened(graph, factor);
    const rank = factor.shape[0] as number;
    return emit(graph, 'Gemm', [wide, wide], 'float64', [rank, rank], { transA: 0, transB: 1 });
  }) as [TracedValue, TracedValue];
  const terms = emit(graph, 'Mul', [gramOfA, gramOfB], 'float64', gramOfA.shape);
  return emit(graph, 'ReduceSum', [terms], 'float64', [], { keepdims: 0 });
}

function widened(graph: Graph, value: TracedValue): TracedValue {
  return emit(graph, 'Cast', [value], 'float64', value.shape, { to: elementTypes.float64 });
}
