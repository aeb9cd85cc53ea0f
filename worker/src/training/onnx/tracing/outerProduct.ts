import type { Graph, Value } from '../graph/graph.ts';
import { emit, type TracedValue } from './kernel.ts';

/** A matrix aᵀ·b whose factors, [rank, rows] and [rank, columns], are narrow. */
export interface OuterProduct {
  readonly a: TracedValue;
  readonly b: TracedValue;
}

/**
 * The factors of a matrix, where working with them is less than working with its elements. The gradient of a fully
 * connected layer is such a matrix, of the rank of the batch: neither its norm, nor a product with it, nor a step along it
 * needs its elements, and it is then never computed.
 */
export function outerProductOf(graph: Graph, matrix: TracedValue): OuterProduct | null {
  const producer = graph.ownerOf(matrix).producer(matrix);
  if (producer?.operator !== 'Gemm' || producer.inputs.length !== 2) return null;
  if (producer.attributes.transA !== 1 || producer.attributes.transB !== 0) return null;
  const [a, b] = producer.inputs as [TracedValue, TracedValue];
  const [rank, rows, columns] = [a.shape[0], ...matrix.shape] as [number, number, number];
  return 2 * rank * (rows + columns) <= rows * columns ? { a, b } : null;
}

/** left·aᵀ·b, from the left; `added` to it where it is given. */
export function timesOuterProduct(
  graph: Graph,
  left: TracedValue,
  { a, b }: OuterProduct,
  added?: TracedValue,
): TracedValue {
  const [rows, rank, columns] = [left.shape[0], ...b.shape] as [number, number, number];
  const inner = emit(graph, 'Gemm', [left, a], 'float32', [rows, rank], { transA: 0, transB: 1 });
  const inputs: Value[] = added ? [inner, b, added] : [inner, b];
  return emit(graph, 'Gemm', inputs, 'float32', [rows, columns], { transA: 0, transB: 0 });
}
