import { normaliseEpsilon } from '../../../models/normalise.ts';
import type { Graph } from '../graph/graph.ts';
import { emit, type KernelCall, numbers, type TracedValue } from './kernel.ts';
import { reshaped } from './layout.ts';
import { operand, operandAsItLies } from './operand.ts';

/** Whether images of one pixel are normalised over all their channels: rows of a matrix, as layer normalisation has them. */
export function isOfRows(call: KernelCall, name: string): boolean {
  const { shape, layout } = operandAsItLies(call, name);
  return call.attributes.groups === 1 && layout === undefined && shape[1] === 1 && shape[2] === 1;
}

/** Outputs as `Normalise` has them: values, mean, variance, x − mean. */
export function normalisedRows(call: KernelCall): TracedValue[] {
  const x = operand(call, 'x');
  const on = new Rows(call.graph, x);
  const rows = on.matrix(x);
  const mean = on.means(rows);
  const centred = on.each('Sub', rows, mean);
  const variance = on.means(on.each('Mul', centred, centred));
  const normal = on.each('Mul', centred, on.inverseDeviation(variance));
  const values = on.each('Add', on.each('Mul', normal, operand(call, 'scale')), operand(call, 'offset'));
  return [on.images(values), on.list(mean), on.list(variance), on.images(centred)];
}

/** Outputs as `NormaliseGrad` has them: the gradients of x, scale and offset. */
export function normalisedRowsGradient(call: KernelCall): TracedValue[] {
  const centred = operand(call, 'centred');
  const on = new Rows(call.graph, centred);
  const dy = on.matrix(operand(call, 'dy'));
  const inverse = on.inverseDeviation(on.column(operand(call, 'variance')));
  const normal = on.each('Mul', on.matrix(centred), inverse);
  const scaled = on.each('Mul', dy, operand(call, 'scale'));
  const slope = on.means(on.each('Mul', scaled, normal));
  const straight = on.each('Sub', scaled, on.means(scaled));
  const dx = on.each('Mul', on.each('Sub', straight, on.each('Mul', normal, slope)), inverse);
  return [on.images(dx), on.sums(on.each('Mul', dy, normal)), on.sums(dy)];
}

/** Arithmetic for rows [n, c] of images [n, 1, 1, c], and columns [n, 1] of what holds for a row. */
class Rows {
  readonly #graph: Graph;
  readonly #count: number;
  readonly #width: number;

  constructor(graph: Graph, { shape }: TracedValue) {
    this.#graph = graph;
    this.#count = shape[0] as number;
    this.#width = shape[3] as number;
  }

  matrix(images: TracedValue): TracedValue {
    return reshaped(this.#graph, images, [this.#count, this.#width]);
  }

  images(matrix: TracedValue): TracedValue {
    return reshaped(this.#graph, matrix, [this.#count, 1, 1, this.#width]);
  }

  column(list: TracedValue): TracedValue {
    return reshaped(this.#graph, list, [this.#count, 1]);
  }

  list(column: TracedValue): TracedValue {
    return reshaped(this.#graph, column, [this.#count]);
  }

  each(operator: string, a: TracedValue, b: TracedValue): TracedValue {
    return emit(this.#graph, operator, [a, b], 'float32', a.shape);
  }

  means(matrix: TracedValue): TracedValue {
    const axes = { axes: [1], keepdims: 1 };
    return emit(this.#graph, 'ReduceMean', [matrix], 'float32', [this.#count, 1], axes);
  }

  sums(matrix: TracedValue): TracedValue {
    const axis = numbers(this.#graph, 'int64', [0]);
    return emit(this.#graph, 'ReduceSum', [matrix, axis], 'float32', [this.#width], { keepdims: 0 });
  }

  inverseDeviation(variance: TracedValue): TracedValue {
    const raised = this.each('Add', variance, numbers(this.#graph, 'float32', [normaliseEpsilon], []));
    const deviation = emit(this.#graph, 'Sqrt', [raised], 'float32', variance.shape);
    return emit(this.#graph, 'Reciprocal', [deviation], 'float32', variance.shape);
  }
}
