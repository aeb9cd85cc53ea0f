import {
  DataStorage,
  type DataType,
  engine,
  KernelBackend,
  registerBackend,
  registerKernel,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import type { ElementType } from '../graph/elementType.ts';
import type { Graph } from '../graph/graph.ts';
import { numbers, type TracedKernel, type TracedValue } from './kernel.ts';
import { elementwiseKernels } from './kernels/elementwise.ts';
import { matrixProductKernels } from './kernels/matrixProduct.ts';
import { oneHotKernels } from './kernels/oneHot.ts';
import { reductionKernels } from './kernels/reduction.ts';
import { shapeKernels } from './kernels/shape.ts';
import { UnsupportedKernelError } from './unsupportedKernelError.ts';

type BackendValues = Parameters<KernelBackend['write']>[0];

export const tracingBackendName = 'critbatch-tracing';

const families = [elementwiseKernels, matrixProductKernels, oneHotKernels, reductionKernels, shapeKernels];

/** A TensorFlow.js backend that computes nothing: it writes every kernel that it is asked for into an ONNX graph. */
export class TracingBackend extends KernelBackend {
  /** The graph that is being written; set while a trace runs. */
  graph: Graph | undefined;
  readonly #values: DataStorage<TracedValue> = new DataStorage(this, engine());

  /** The graph's value behind a tensor. */
  tracedValue({ dataId }: TensorInfo): TracedValue {
    return this.#values.get(dataId);
  }

  /** A tensor that stands for a value of the graph. */
  tensorInfo(value: TracedValue): TensorInfo {
    const dataId = {};
    this.#values.set(dataId, value);
    return { dataId, shape: [...value.shape], dtype: value.type as DataType };
  }

  /** Tensors that JavaScript makes become constants of the graph. */
  override write(values: BackendValues, shape: number[], dtype: DataType): object {
    const dataId = {};
    this.move(dataId, values, shape, dtype);
    return dataId;
  }

  override move(dataId: object, values: BackendValues, shape: number[], dtype: DataType): void {
    this.#values.set(
      dataId,
      numbers(this.writing(), dtype as ElementType, Array.from(values, Number), shape),
    );
  }

  override disposeData(dataId: object): boolean {
    return this.#values.delete(dataId);
  }

  override numDataIds(): number {
    return this.#values.numDataIds();
  }

  override memory() {
    return { unreliable: false };
  }

  override floatPrecision(): 32 {
    return 32;
  }

  writing(): Graph {
    if (!this.graph) throw new TypeError('The tracing backend was used outside a trace.');
    return this.graph;
  }
}

export const tracingBackend = new TracingBackend();

function registerTracedKernel(kernelName: string, traced: TracedKernel): void {
  registerKernel({
    kernelName,
    backendName: tracingBackendName,
    kernelFunc: ({ inputs, attrs = {} }) => {
      const values = Object.entries(inputs).flatMap(([name, info]) =>
        info ? [[name, tracingBackend.tracedValue(info)] as const] : [],
      );
      const call = { graph: tracingBackend.writing(), inputs: Object.fromEntries(values), attributes: attrs };
      const result = traced(call);
      if (result === 'unsupported') throw new UnsupportedKernelError(kernelName, Object.values(call.inputs));
      return tracingBackend.tensorInfo(result);
    },
  });
}

registerBackend(tracingBackendName, () => tracingBackend);
for (const family of families) {
  for (const [name, kernel] of Object.entries(family)) registerTracedKernel(name, kernel);
}
