import { growthPerStep } from '@critbatch/theory';
import { batchObjective } from '../batchObjective.ts';
import type { EnginePlan } from '../trainingEngine.ts';
import { type BatchSum, batchInParts, wholeBatch } from './batchSum.ts';
import { elementTypes } from './graph/elementType.ts';
import { Graph, type Value } from './graph/graph.ts';
import { lineSearch, moved } from './lineSearchGraph.ts';
import { ScalarArithmetic } from './scalarArithmetic.ts';
import { emit, numbers, type TracedValue } from './tracing/kernel.ts';

/** Statuses of a step in the order of the numbers that the graph writes for them. */
export const stepStatuses = ['accepted', 'belowResolution', 'exhausted', 'diverged'] as const;

/** Rows that the graph collects, one per step, by output name. */
export const collectedNames = [
  'status',
  'batchLoss',
  'squaredGradientNorm',
  'stepSize',
  'trials',
  'rememberedStepSize',
] as const;

/** How a batch is laid out: `parts` rows of `size` example indices, the last one filled up at weight 0. */
export interface BatchLayout {
  readonly parts: number;
  readonly size: number;
}

export function batchLayout(batchSize: number, microBatchSize: number): BatchLayout {
  const parts = Math.ceil(batchSize / microBatchSize);
  return { parts, size: Math.ceil(batchSize / parts) };
}

/**
 * Many whole optimiser steps in one graph: a loop over steps that gathers a batch, differentiates, searches and
 * updates. Inputs: parameters, data set, `batches` [steps, parts, size], `firstStepSize`, `steps`.
 */
export function armijoGraph(plan: EnginePlan, shapes: readonly (readonly number[])[]): Graph {
  const { optimiser, dataset, batchSize } = plan;
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
  const firstGiven = graph.input('float64', [], 'firstStepSize');
  const steps = graph.input('int64', [], 'steps');
  const weights = batchWeights(graph, batchSize, layout);

  function batchSum(step: Graph, round: Value): BatchSum {
    if (parts === 1) {
      const all = emit(step, 'Gather', [batches, round], 'int32', [1, size]);
      const chosen = emit(step, 'Reshape', [all, numbers(step, 'int64', [size])], 'int32', [size]);
      return wholeBatch(step, examples, chosen, weights);
    }
    const chosen = emit(step, 'Gather', [batches, round], 'int32', [parts, size]);
    return batchInParts(numbers(step, 'int64', [parts], []), size, examples, chosen, weights);
  }

  const { carried, collected } = graph.loop(steps, [...given, firstGiven], (step, round, state) => {
    const parameters = state.slice(0, -1) as TracedValue[];
    const firstStepSize = state.at(-1) as Value;
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
    const found = lineSearch(step, optimiser, {
      parameters,
      gradient,
      loss,
      squaredGradientNorm,
      firstStepSize,
      finite,
      lossAt(body, trial) {
        return sum(body, trial, [[]], (tensors, batch) => [objective.loss(tensors, batch)])[0] as Value;
      },
    });
    const { stepSize, trials, rememberedStepSize } = found;
    const searched = on.choose(
      found.accepted,
      on.int32(0),
      on.choose(found.exhausted, on.int32(2), on.int32(1)),
    );
    const status = on.choose(finite, searched, on.int32(3));
    const next = followingStepSize(on, plan, firstStepSize, rememberedStepSize);
    return {
      goOn: finite,
      carried: [...moved(step, parameters, gradient, stepSize), next],
      collected: [status, loss, squaredGradientNorm, stepSize, trials, rememberedStepSize],
    };
  });
  for (const index of shapes.keys()) graph.output(carried[index] as Value, `moved${index}`);
  for (const [index, name] of collectedNames.entries()) graph.output(collected[index] as Value, name);
  return graph;
}

/** The first trial step of the next search within an epoch, as theory's `nextFirstStepSize` has it. */
function followingStepSize(
  on: ScalarArithmetic,
  { optimiser, batchSize, dataset }: EnginePlan,
  firstStepSize: Value,
  rememberedStepSize: Value,
): Value {
  switch (optimiser.reset) {
    case 'maximum':
    case 'epochMean':
      return firstStepSize;
    case 'previous':
      return rememberedStepSize;
    case 'increase': {
      const growth = growthPerStep(optimiser, batchSize, dataset.training.count);
      const bound = on.float64(optimiser.maxStepSize ?? Number.POSITIVE_INFINITY);
      return on.lesser(bound, on.times(rememberedStepSize, on.float64(growth)));
    }
  }
}

/** 1/b for every example of the batch, 0 for what fills up its last part. */
function batchWeights(graph: Graph, batchSize: number, { parts, size }: BatchLayout): TracedValue {
  const weights = Array.from({ length: parts * size }, (_, index) => (index < batchSize ? 1 / batchSize : 0));
  return numbers(graph, 'float32', weights, parts === 1 ? [size] : [parts, size]);
}

function sumOfSquares(graph: Graph, values: Value): Value {
  const sum = emit(graph, 'ReduceSumSquare', [values], 'float32', [], { keepdims: 0 });
  return emit(graph, 'Cast', [sum], 'float64', [], { to: elementTypes.float64 });
}
