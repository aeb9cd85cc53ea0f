import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { WeightedBatch } from '../batchObjective.ts';
import { elementTypes } from './graph/elementType.ts';
import type { Graph, Value } from './graph/graph.ts';
import { emit, numbers, sizeOf, type TracedValue } from './tracing/kernel.ts';
import { trace } from './tracing/trace.ts';

/** The data set as a graph is given it: inputs [examples, inputWidth] and labels [examples]. */
export interface ExampleInputs {
  readonly inputs: Value;
  readonly labels: Value;
}

/** Terms of a sum over weighted examples, in TensorFlow.js operations: losses, counts, gradients. */
export type TracedTerms = (parameters: Tensor[], batch: WeightedBatch) => Tensor[];

/**
 * Writes into `graph` the sums over a batch of what `terms` yields at these parameters, of the shapes given; scalars
 * are in float64.
 */
export type BatchSum = (
  graph: Graph,
  parameters: readonly TracedValue[],
  shapes: readonly (readonly number[])[],
  terms: TracedTerms,
) => TracedValue[];

/** A batch of `chosen` examples [size] that is gathered once, into `around`, and passes the model as a whole. */
export function wholeBatch(
  around: Graph,
  examples: ExampleInputs,
  chosen: TracedValue,
  weights: TracedValue,
): BatchSum {
  const batch = gatherBatch(around, examples, chosen, weights);
  return (graph, parameters, _shapes, terms) =>
    traceTerms(graph, parameters, batch, terms).map((term) => widened(graph, term));
}

/**
 * A batch in parts, `chosen` and `weights` [parts, size], that pass one after the other: the same sums in the memory
 * of one part. An incomplete part is filled up with any example at weight 0.
 */
export function batchInParts(
  parts: Value,
  size: number,
  examples: ExampleInputs,
  chosen: Value,
  weights: Value,
): BatchSum {
  return (graph, parameters, shapes, terms) => {
    const zeros = shapes.map((shape) => zero(graph, shape));
    const { carried } = graph.loop(parts, zeros, (body, part, sums) => {
      const row = (value: Value) => emit(body, 'Gather', [value, part], value.type, [size]);
      const batch = gatherBatch(body, examples, row(chosen), row(weights));
      const added = traceTerms(body, parameters, batch, terms).map((term, index) => {
        const sum = sums[index] as Value;
        return body.add('Add', [sum, widened(body, term)], sum);
      });
      return { goOn: numbers(body, 'bool', [1], []), carried: added };
    });
    return carried as TracedValue[];
  };
}

function gatherBatch(
  graph: Graph,
  { inputs, labels }: ExampleInputs,
  chosen: TracedValue,
  weights: TracedValue,
): TracedValue[] {
  const [size] = chosen.shape as [number];
  const width = inputs.shape[1] as number;
  return [
    emit(graph, 'Gather', [inputs, chosen], 'float32', [size, width]),
    emit(graph, 'Gather', [labels, chosen], 'int32', [size]),
    weights,
  ];
}

function traceTerms(
  graph: Graph,
  parameters: readonly TracedValue[],
  batch: readonly TracedValue[],
  terms: TracedTerms,
): TracedValue[] {
  return trace(graph, [...parameters, ...batch], (tensors) => {
    const [inputs, labels, weights] = tensors.slice(parameters.length) as [Tensor2D, Tensor1D, Tensor1D];
    return terms(tensors.slice(0, parameters.length), { inputs, labels, weights });
  });
}

/** Sums of single-precision scalars lose nothing in float64, in which the line search compares them. */
function widened(graph: Graph, term: TracedValue): TracedValue {
  if (term.shape.length > 0) return term;
  return emit(graph, 'Cast', [term], 'float64', [], { to: elementTypes.float64 });
}

function zero(graph: Graph, shape: readonly number[]): TracedValue {
  const type = shape.length > 0 ? 'float32' : 'float64';
  return numbers(graph, type, Array<number>(sizeOf(shape)).fill(0), shape);
}
