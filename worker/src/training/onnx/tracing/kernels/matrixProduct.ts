import type { Graph } from '../../graph/graph.ts';
import { emit, type KernelCall, type KernelFamily, type TracedKernel, type TracedValue } from '../kernel.ts';
import { linearIn, productAlongLine } from '../line.ts';
import { operand } from '../operand.ts';
import { outerProductOf, timesOuterProduct } from '../outerProduct.ts';

/** A product of two matrices, each perhaps transposed: one Gemm. */
const batchMatMul: TracedKernel = (call) => {
  const [a, b] = [operand(call, 'a'), operand(call, 'b')];
  const [rows, columns] = [a.shape, b.shape];
  if (rows.length !== 2 || columns.length !== 2) return productOfEach(call, a, b);
  const { transposeA, transposeB } = call.attributes;
  if (!transposeA && !transposeB) {
    const outerProduct = outerProductOf(call.graph, b);
    const quick = outerProduct
      ? timesOuterProduct(call.graph, a, outerProduct)
      : productAlongLine(call, a, 'b');
    if (quick) return quick;
  }
  const shape = [rows[transposeA ? 1 : 0], columns[transposeB ? 0 : 1]] as number[];
  const flags = { transA: transposeA ? 1 : 0, transB: transposeB ? 1 : 0 };
  return emit(call.graph, 'Gemm', [a, b], 'float32', shape, flags);
};

/** Products of matrices side by side, as many on both sides; ONNX Runtime folds the turning into the product. */
function productOfEach(call: KernelCall, a: TracedValue, b: TracedValue): TracedValue | 'unsupported' {
  const around = a.shape.slice(0, -2);
  if (around.join() !== b.shape.slice(0, -2).join()) return 'unsupported';
  const left = call.attributes.transposeA ? turned(call.graph, a) : a;
  const right = call.attributes.transposeB ? turned(call.graph, b) : b;
  const shape = [...around, left.shape.at(-2), right.shape.at(-1)] as number[];
  return emit(call.graph, 'MatMul', [left, right], 'float32', shape);
}

function turned(graph: Graph, value: TracedValue): TracedValue {
  const last = value.shape.length - 1;
  const perm = value.shape.map((_, axis) => (axis < last - 1 ? axis : 2 * last - 1 - axis));
  const shape = perm.map((axis) => value.shape[axis] as number);
  return emit(graph, 'Transpose', [value], 'float32', shape, { perm });
}

export const matrixProductKernels: KernelFamily = { BatchMatMul: linearIn('b', batchMatMul) };
