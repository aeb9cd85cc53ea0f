import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { WeightedBatch } from '../batchObjective.ts';
import { elementTypes } from './graph/elementType.ts';
import type { Graph, Value } from './graph/graph.ts';
import { emit, numbers, type TracedValue } from './tracing/kernel.ts';
import { inLayout } from './tracing/layout.ts';
import { trace } from './tracing/trace.ts';

/** The data set as a graph is given it: inputs [examples, inputWidth], and labels [examples] or [examples, tokens]. */
export interface ExampleInputs {
  readonly inputs: Value;
  readonly labels: Value;
}

/** What a term of a sum is: its shape as ONNX sees it, in its layout; `scalarTerm` stands for a scalar. */
export type TermForm = Pick<TracedValue, 'shape' | 'layout'>;

export const scalarTerm: TermForm = { shape: [] };

/** Terms of a sum over weighted examples, in TensorFlow.js operations: losses, counts, gradients. */
export type TracedTerms = (parameters: Tensor[], batch: WeightedBatch) => Tensor[];

/**
 * Writes into `graph` the sums over a batch of what `terms` yields at these parameters, of the forms given; scalars
 * are in float64.
 */
export type BatchSum = (
  graph: Graph,
  parameters: readonly TracedValue[],
  forms: readonly TermForm[],
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
  return (graph, parameters, forms, terms) => traceTerms(graph, parameters, batch, forms, terms);
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
  return (graph, parameters, forms, terms) => {
    const zeros = forms.map((form) => zero(graph, form));
    const { carried } = graph.loop(parts, zeros, (body, part, sums) => {
      const row = (value: Value) => emit(body, 'Gather', [value, part], value.type, [size]);
      const batch = gatherBatch(body, examples, row(chosen), row(weights));
      const added = traceTerms(body, parameters, batch, forms, terms).map((term, index) => {
        const sum = sums[index] as Value;
        return body.add('Add', [sum, term], sum);
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
    emit(graph, 'Gather', [labels, chosen], 'int32', [size, ...(labels.shape.slice(1) as number[])]),
    weights,
  ];
}

function traceTerms(
  graph: Graph,
  parameters: readonly TracedValue[],
  batch: readonly TracedValue[],
  forms: readonly TermForm[],
  terms: TracedTerms,
): TracedValue[] {
  const traced = trace(graph, [...parameters, ...batch], (tensors) => {
    const [inputs, labels, weights] = tensors.slice(parameters.length) as [
      Tensor2D,
      Tensor1D | Tensor2D,
      Tensor1D,
    ];
    return terms(tensors.slice(0, parameters.length), { inputs, labels, weights });
  });
  return traced.map((term, index) => widened(graph, inLayout(graph, term, forms[index]?.layout)));
}

/** Sums of single-precision scalars lose nothing in float64, in which the line search compares them. */
function widened(graph: Graph, term: TracedValue): TracedValue {
  if (term.shape.length > 0) return term;
  return emit(graph, 'Cast', [term], 'float64', [], { to: elementTypes.float64 });
}

function zero(graph: Graph, { shape, layout }: TermForm): TracedValue {
  if (shape.length === 0) return numbers(graph, 'float64', [0], []);
  const extents = numbers(graph, 'int64', shape);
  return graph.add('ConstantOfShape', [extents], { type: 'float32', shape, layout }) as TracedValue;
}
