import { emit, type KernelFamily, type TracedKernel } from '../kernel.ts';
import { linearIn, productAlongLine } from '../line.ts';
import { operand } from '../operand.ts';
import { outerProductOf, timesOuterProduct } from '../outerProduct.ts';

/** A product of two matrices, each perhaps transposed: one Gemm. Batches of matrices are not known yet. */
const batchMatMul: TracedKernel = (call) => {
  const [a, b] = [operand(call, 'a'), operand(call, 'b')];
  const [rows, columns] = [a.shape, b.shape];
  if (rows.length !== 2 || columns.length !== 2) return 'unsupported';
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

export const matrixProductKernels: KernelFamily = { BatchMatMul: linearIn('b', batchMatMul) };
