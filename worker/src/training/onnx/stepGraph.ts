import { batchObjective } from '../batchObjective.ts';
import type { EnginePlan } from '../trainingEngine.ts';
import { type BatchLayout, batchLayout } from './batchLayout.ts';
import { type BatchSum, batchInParts, wholeBatch } from './batchSum.ts';
import { Graph, type Value } from './graph/graph.ts';
import { ScalarArithmetic } from './scalarArithmetic.ts';
import { sumOfSquares } from './sumOfSquares.ts';
import { emit, numbers, type TracedValue } from './tracing/kernel.ts';

/** A batch's gradient at the parameters of a step; scalars are in float64. */
export interface BatchGradient {
  readonly parameters: readonly TracedValue[];
  readonly gradient: readonly TracedValue[];
  readonly loss: Value;
  readonly squaredGradientNorm: Value;
  /** Whether loss and gradient are finite: the loop ends after a step where they are not. */
  readonly finite: Value;
  /** Writes the batch's loss at given parameters. */
  lossAt(graph: Graph, parameters: readonly TracedValue[]): Value;
}

/** An optimiser's part of the graph: what it carries from step to step beside the parameters, and its update. */
export interface StepWriter {
  readonly carried: readonly Value[];
  /** Rows to collect beside batchLoss and squaredGradientNorm, one per step, by output name. */
  readonly collectedNames: readonly string[];
  write(
    step: Graph,
    round: Value,
    carried: readonly Value[],
    batch: BatchGradient,
  ): { parameters: readonly TracedValue[]; carried: readonly Value[]; collected: readonly Value[] };
}

/**
 * Many whole optimiser steps in one graph: a loop over steps that gathers a batch, differentiates, and lets the
 * optimiser update. Inputs: parameters, data set, `batches` [steps, parts, size], `steps`, and the optimiser's own.
 * Outputs: `moved…` parameters, `carried…` values of the optimiser, and the collected rows.
 */
export function stepGraph(
  plan: EnginePlan,
  shapes: readonly (readonly number[])[],
  openWriter: (graph: Graph) => StepWriter,
): Graph {
  const { dataset, batchSize } = plan;
  const objective = batchObjective(plan.modelSpec);
  const layout = batchLayout(batchSize, plan.microBatchSize);
  const { parts, size } = layout;
  const graph = new Graph();
  const given = shapes.map((shape, index) => graph.input('float32', shape, `parameter${index}`));
  const examples = {
    inputs: graph.input('float32', ['examples', dataset.inputWidth], 'inputs'),
    labels: graph.input('int32', ['examples'], 'labels'),
  };
  const batches = graph.input('int32', ['steps', parts, size], 'batches');
  const steps = graph.input('int64', [], 'steps');
  const weights = batchWeights(graph, batchSize, layout);
  const writer = openWriter(graph);

  function batchSum(step: Graph, round: Value): BatchSum {
    if (parts === 1) {
      const all = emit(step, 'Gather', [batches, round], 'int32', [1, size]);
      const chosen = emit(step, 'Reshape', [all, numbers(step, 'int64', [size])], 'int32', [size]);
      return wholeBatch(step, examples, chosen, weights);
    }
    const chosen = emit(step, 'Gather', [batches, round], 'int32', [parts, size]);
    return batchInParts(numbers(step, 'int64', [parts], []), size, examples, chosen, weights);
  }

  function batchGradient(step: Graph, round: Value, parameters: readonly TracedValue[]): BatchGradient {
    const sum = batchSum(step, round);
    const [loss, ...gradient] = sum(step, parameters, [[], ...shapes], (tensors, batch) => {
      const result = objective.lossAndGradient(tensors, batch);
      return [result.loss, ...result.gradient];
    }) as [TracedValue, ...TracedValue[]];
    const on = new ScalarArithmetic(step);
    const squaredGradientNorm = gradient
      .map((part) => sumOfSquares(step, part))
      .reduce((a, b) => on.plus(a, b));
    const finite = on.and(on.isFinite(loss), on.isFinite(squaredGradientNorm));
    const lossAt: BatchGradient['lossAt'] = (body, trial) =>
      sum(body, trial, [[]], (tensors, batch) => [objective.loss(tensors, batch)])[0] as Value;
    return { parameters, gradient, loss, squaredGradientNorm, finite, lossAt };
  }

  const { carried, collected } = graph.loop(steps, [...given, ...writer.carried], (step, round, state) => {
    const parameters = state.slice(0, shapes.length) as TracedValue[];
    const batch = batchGradient(step, round, parameters);
    const updated = writer.write(step, round, state.slice(shapes.length), batch);
    return {
      goOn: batch.finite,
      carried: [...updated.parameters, ...updated.carried],
      collected: [batch.loss, batch.squaredGradientNorm, ...updated.collected],
    };
  });
  carried.forEach((value, index) => {
    const own = index - shapes.length;
    graph.output(value, own < 0 ? `moved${index}` : `carried${own}`);
  });
  for (const [index, name] of ['batchLoss', 'squaredGradientNorm', ...writer.collectedNames].entries()) {
    graph.output(collected[index] as Value, name);
  }
  return graph;
}

/** 1/b for every example of the batch, 0 for what fills up its last part. */
function batchWeights(graph: Graph, batchSize: number, { parts, size }: BatchLayout): TracedValue {
  const weights = Array.from({ length: parts * size }, (_, index) => (index < batchSize ? 1 / batchSize : 0));
  return numbers(graph, 'float32', weights, parts === 1 ? [size] : [parts, size]);
}
