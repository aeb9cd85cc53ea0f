import { elementTypes } from '../graph/elementType.ts';
import type { Graph, Value } from '../graph/graph.ts';
import { emit, type KernelCall, type TracedKernel, type TracedValue } from './kernel.ts';
import { type OuterProduct, outerProductOf, timesOuterProduct } from './outerProduct.ts';

/** A value of the form start − stepSize·direction, in a loop around which start and direction stand still. */
interface Line {
  readonly start: TracedValue;
  readonly direction: TracedValue;
  readonly stepSize: Value;
}

const lines = new WeakMap<Graph, Map<string, Line>>();

/**
 * start − stepSize·direction in `graph`. A value that is linear in it is a line again, with a start and a direction that need
 * computing only once, outside of the loop: x·(W − αG) = x·W − α·(x·G).
 */
export function alongLine(
  graph: Graph,
  start: TracedValue,
  direction: TracedValue,
  stepSize: Value,
): TracedValue {
  const outerProduct = outerProductOf(graph, direction);
  const value = outerProduct
    ? steppedAlong(graph, start, outerProduct, stepSize)
    : (graph.add(
        'Sub',
        [start, graph.add('Mul', [direction, inSinglePrecision(graph, stepSize)], start)],
        start,
      ) as TracedValue);
  const known = lines.get(graph) ?? new Map<string, Line>();
  lines.set(graph, known.set(value.name, { start, direction, stepSize }));
  return value;
}

/** start − stepSize·aᵀ·b in one product. */
function steppedAlong(
  graph: Graph,
  start: TracedValue,
  outerProduct: OuterProduct,
  stepSize: Value,
): TracedValue {
  const { a, b } = scaledBack(graph, outerProduct, stepSize);
  return emit(graph, 'Gemm', [a, b, start], 'float32', start.shape, { transA: 1, transB: 0 });
}

/** −stepSize·aᵀ·b. */
function scaledBack(graph: Graph, { a, b }: OuterProduct, stepSize: Value): OuterProduct {
  const factor = emit(graph, 'Neg', [inSinglePrecision(graph, stepSize)], 'float32', []);
  return { a, b: emit(graph, 'Mul', [b, factor], 'float32', b.shape) };
}

function inSinglePrecision(graph: Graph, stepSize: Value): TracedValue {
  return emit(graph, 'Cast', [stepSize], 'float32', [], { to: elementTypes.float32 });
}

/**
 * left·(start − stepSize·aᵀ·b) for a left that moves with the step size, where the matrix named is on a line along an
 * outer product; null where it is not. The matrix itself is not computed then.
 */
export function productAlongLine(call: KernelCall, left: TracedValue, matrix: string): TracedValue | null {
  const { graph } = call;
  const line = lineOf(call, matrix);
  const outerProduct = line && outerProductOf(graph, line.direction);
  if (!line || !outerProduct) return null;
  const shape = [left.shape[0], line.start.shape[1]] as number[];
  const atStart = emit(graph, 'Gemm', [left, line.start], 'float32', shape, { transA: 0, transB: 0 });
  return timesOuterProduct(graph, left, scaledBack(graph, outerProduct, line.stepSize), atStart);
}

/** A kernel that is linear in the input named, if the others stand still outside of the loop. */
export function linearIn(name: string, kernel: TracedKernel): TracedKernel {
  return (call) => {
    const line = lineOf(call, name);
    const others = Object.entries(call.inputs).filter(([other]) => other !== name);
    const outside = call.graph.around;
    if (!line || !outside || others.some(([, value]) => isWithin(call.graph, value))) return kernel(call);
    return onBothEnds(call, kernel, [{ [name]: line.start }, { [name]: line.direction }], line.stepSize);
  };
}

/** A kernel that is linear in its inputs taken together, if all of them lie on lines with one step size. */
export function linearInAll(kernel: TracedKernel): TracedKernel {
  return (call) => {
    const entries = Object.keys(call.inputs).map((name) => [name, lineOf(call, name)] as const);
    const [, first] = entries[0] ?? [];
    if (!first || entries.some(([, line]) => line?.stepSize !== first.stepSize)) return kernel(call);
    const ends = (['start', 'direction'] as const).map((end) =>
      Object.fromEntries(entries.map(([name, line]) => [name, line?.[end]])),
    ) as [KernelCall['inputs'], KernelCall['inputs']];
    return onBothEnds(call, kernel, ends, first.stepSize);
  };
}

function onBothEnds(
  call: KernelCall,
  kernel: TracedKernel,
  ends: readonly [KernelCall['inputs'], KernelCall['inputs']],
  stepSize: Value,
): ReturnType<TracedKernel> {
  const graph = call.graph.around as Graph;
  const [start, direction] = ends.map((end) =>
    kernel({ ...call, graph, inputs: { ...call.inputs, ...end } }),
  );
  if (!isValue(start) || !isValue(direction)) return kernel(call);
  return alongLine(call.graph, start, direction, stepSize);
}

function isValue(result: ReturnType<TracedKernel> | undefined): result is TracedValue {
  return result !== undefined && result !== 'unsupported' && !Array.isArray(result);
}

function lineOf({ graph, inputs }: KernelCall, name: string): Line | undefined {
  return lines.get(graph)?.get(inputs[name]?.name ?? '');
}

function isWithin(graph: Graph, value: TracedValue): boolean {
  return graph.ownerOf(value) === graph;
}
