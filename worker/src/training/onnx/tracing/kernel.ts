import type { ElementType, Shape } from '../graph/elementType.ts';
import { typedArray } from '../graph/elementType.ts';
import type { Graph, Value } from '../graph/graph.ts';

/** A value of a traced function: its extents are all known. Its shape is TensorFlow.js' where it has no layout. */
export interface TracedValue extends Value {
  readonly shape: readonly number[];
}

/** One call of a TensorFlow.js kernel, to be written into a graph. */
export interface KernelCall {
  readonly graph: Graph;
  /** Inputs under TensorFlow.js' names for them ('x'; 'a' and 'b'; '0', '1' … where there is a list). */
  readonly inputs: Readonly<Record<string, TracedValue>>;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** Writes a call into its graph; says 'unsupported' where only some forms of the kernel are known. */
export type TracedKernel = (call: KernelCall) => TracedValue | TracedValue[] | 'unsupported';

/** Kernels of one family, by their TensorFlow.js names. */
export type KernelFamily = Readonly<Record<string, TracedKernel>>;

/** `Graph.add` for a value whose extents are known. */
export function emit(
  graph: Graph,
  operator: string,
  inputs: readonly Value[],
  type: ElementType,
  shape: readonly number[],
  attributes: Parameters<Graph['add']>[3] = {},
): TracedValue {
  return graph.add(operator, inputs, { type, shape }, attributes) as TracedValue;
}

/** A constant of a few numbers: extents, axes, a scalar. */
export function numbers(
  graph: Graph,
  type: ElementType,
  values: readonly number[],
  shape: readonly number[] = [values.length],
): TracedValue {
  return graph.constant(type, shape, typedArray(type, values)) as TracedValue;
}

export function sizeOf(shape: Shape): number {
  return shape.reduce<number>((product, extent) => product * Number(extent), 1);
}
