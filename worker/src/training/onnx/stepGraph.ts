import { batchLayout, layoutWeights } from '../batchLayout.ts';
import { batchObjective } from '../batchObjective.ts';
import { type BatchSum, batchInParts, scalarTerm, wholeBatch } from './batchSum.ts';
import { givenInputs } from './givenInputs.ts';
import { Graph, type Value } from './graph/graph.ts';
import type { GraphPlan } from './graphPlan.ts';
import { movedStatistics } from './movedStatistics.ts';
import { ScalarArithmetic } from './scalarArithmetic.ts';
import { sumOfSquares } from './sumOfSquares.ts';
import { emit, numbers, type TracedValue } from './tracing/kernel.ts';

/** A batch's gradient at the parameters of a step; scalars are in float64. */
export interface BatchGradient {
  readonly parameters: readonly TracedValue[];
  readonly gradient: readonly TracedValue[];
  /** The moving statistics after the step. */
  readonly statistics: readonly TracedValue[];
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
 * optimiser update. Inputs: parameters, statistics, data set, `batches` [steps, parts, size], `steps`, and the optimiser's own.
 * Outputs: `moved…` parameters, `movedStatistic…`, `carried…` values of the optimiser, and the collected rows.
 */
export function stepGraph(plan: GraphPlan, openWriter: (graph: Graph) => StepWriter): Graph {
  const { batchSize } = plan;
  const objective = batchObjective(plan.modelSpec);
  const layout = batchLayout(batchSize, plan.microBatchSize);
  const { parts, size } = layout;
  const graph = new Graph(plan.target);
  const { parameters: given, statistics: givenStatistics, examples } = givenInputs(graph, plan);
  const batches = graph.input('int32', ['steps', parts, size], 'batches');
  const steps = graph.input('int64', [], 'steps');
  const weights = graph.constant(
    'float32',
    parts === 1 ? [size] : [parts, size],
    layoutWeights(batchSize, layout),
  ) as TracedValue;
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

  function batchGradient(
    step: Graph,
    round: Value,
    parameters: readonly TracedValue[],
    moving: readonly TracedValue[],
  ): BatchGradient {
    step.phase = 'batch';
    const sum = batchSum(step, round);
    step.phase = 'gradient';
    const forms = [scalarTerm, ...plan.parameters, ...plan.statistics];
    const [loss, ...others] = sum(step, parameters, forms, (tensors, batch) => {
      const result = objective.lossAndGradient(tensors, batch);
      return [result.loss, ...result.gradient, ...result.statistics];
    }) as [TracedValue, ...TracedValue[]];
    const gradient = others.slice(0, parameters.length);
    const statistics = movedStatistics(step, moving, others.slice(parameters.length), parts);
    const on = new ScalarArithmetic(step);
    const squaredGradientNorm = gradient
      .map((part) => sumOfSquares(step, part))
      .reduce((a, b) => on.plus(a, b));
    const finite = on.and(on.isFinite(loss), on.isFinite(squaredGradientNorm));
    const lossAt: BatchGradient['lossAt'] = (body, trial) =>
      sum(body, trial, [scalarTerm], (tensors, batch) => [objective.loss(tensors, batch)])[0] as Value;
    return { parameters, gradient, statistics, loss, squaredGradientNorm, finite, lossAt };
  }

  const start = [...given, ...givenStatistics, ...writer.carried];
  const [statisticsAt, ownAt] = [given.length, given.length + givenStatistics.length];
  const { carried, collected } = graph.loop(steps, start, (step, round, state) => {
    const parameters = state.slice(0, statisticsAt) as TracedValue[];
    const moving = state.slice(statisticsAt, ownAt) as TracedValue[];
    const batch = batchGradient(step, round, parameters, moving);
    step.phase = 'update';
    const updated = writer.write(step, round, state.slice(ownAt), batch);
    return {
      goOn: batch.finite,
      carried: [...updated.parameters, ...batch.statistics, ...updated.carried],
      collected: [batch.loss, batch.squaredGradientNorm, ...updated.collected],
    };
  });
  const outputs = (stem: string, values: readonly Value[]) =>
    values.forEach((value, index) => {
      graph.output(value, `${stem}${index}`);
    });
  outputs('moved', carried.slice(0, statisticsAt));
  outputs('movedStatistic', carried.slice(statisticsAt, ownAt));
  outputs('carried', carried.slice(ownAt));
  for (const [index, name] of ['batchLoss', 'squaredGradientNorm', ...writer.collectedNames].entries()) {
    graph.output(collected[index] as Value, name);
  }
  return graph;
}
