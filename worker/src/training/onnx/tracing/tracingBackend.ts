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
import { kernelFamilies } from './kernelFamilies.ts';
import { logicalShape } from './layout.ts';
import { UnsupportedKernelError } from './unsupportedKernelError.ts';

type BackendValues = Parameters<KernelBackend['write']>[0];

export const tracingBackendName = 'critbatch-tracing';

/** A tensor that JavaScript made: a constant of whichever graph asks for it, if one does. */
interface Given {
  readonly values: BackendValues;
  readonly shape: number[];
  readonly dtype: DataType;
}

/** A TensorFlow.js backend that computes nothing: it writes every kernel that it is asked for into an ONNX graph. */
export class TracingBackend extends KernelBackend {
  /** The graph that is being written; set while a trace runs. */
  graph: Graph | undefined;
  readonly #values: DataStorage<TracedValue | Given> = new DataStorage(this, engine());

  /** The graph's value behind a tensor. */
  tracedValue({ dataId }: TensorInfo): TracedValue {
    const held = this.#values.get(dataId);
    if ('name' in held) return held;
    const { values, shape, dtype } = held;
    const constant = numbers(this.writing(), dtype as ElementType, Array.from(values, Number), shape);
    this.#values.set(dataId, constant);
    return constant;
  }

  /** A tensor that stands for a value of the graph. */
  tensorInfo(value: TracedValue): TensorInfo {
    const dataId = {};
    this.#values.set(dataId, value);
    return { dataId, shape: logicalShape(value), dtype: value.type as DataType };
  }

  override write(values: BackendValues, shape: number[], dtype: DataType): object {
    const dataId = {};
    this.move(dataId, values, shape, dtype);
    return dataId;
  }

  override move(dataId: object, values: BackendValues, shape: number[], dtype: DataType): void {
    this.#values.set(dataId, { values, shape, dtype });
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
      if (result === 'unsupported') {
        throw new UnsupportedKernelError(kernelName, { inputs: Object.values(call.inputs) });
      }
      return Array.isArray(result)
        ? result.map((value) => tracingBackend.tensorInfo(value))
        : tracingBackend.tensorInfo(result);
    },
  });
}

registerBackend(tracingBackendName, () => tracingBackend);
for (const family of Object.values(kernelFamilies)) {
  for (const [name, kernel] of Object.entries(family)) registerTracedKernel(name, kernel);
}
