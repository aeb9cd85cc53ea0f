import { broadcast_util as broadcasting } from '@tensorflow/tfjs-core';
import { emit, type KernelFamily, operand, type TracedKernel } from '../kernel.ts';

/** A product of two matrices, each perhaps transposed: one Gemm. Batches of matrices are not known yet. */
const batchMatMul: TracedKernel = (call) => {
  const [a, b] = [operand(call, 'a'), operand(call, 'b')];
  const [rows, columns] = [a.shape, b.shape];
  if (rows.length !== 2 || columns.length !== 2) return 'unsupported';
  const { transposeA, transposeB } = call.attributes;
  const shape = [rows[transposeA ? 1 : 0], columns[transposeB ? 0 : 1]] as number[];
  const flags = { transA: transposeA ? 1 : 0, transB: transposeB ? 1 : 0 };
  return emit(call.graph, 'Gemm', [a, b], 'float32', shape, flags);
};

/** A sum; where it adds a bias to a product, the product's Gemm does both (the plain product is then unused). */
const add: TracedKernel = (call) => {
  const [a, b] = [operand(call, 'a'), operand(call, 'b')];
  const product = call.graph.producer(a);
  if (product?.operator === 'Gemm' && product.inputs.length === 2 && b.shape.length === 1) {
    return emit(call.graph, 'Gemm', [...product.inputs, b], a.type, a.shape, product.attributes);
  }
  const shape = broadcasting.assertAndGetBroadcastShape([...a.shape], [...b.shape]);
  return emit(call.graph, 'Add', [a, b], a.type, shape);
};

export const matrixProductKernels: KernelFamily = { BatchMatMul: batchMatMul, Add: add };
