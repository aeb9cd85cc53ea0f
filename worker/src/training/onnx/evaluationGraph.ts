import { batchObjective } from '../batchObjective.ts';
import { evaluationBatchSize } from '../microBatches.ts';
import type { EnginePlan } from '../trainingEngine.ts';
import { batchInParts } from './batchSum.ts';
import { Graph, type Value } from './graph/graph.ts';

/**
 * Sums of losses and of correct answers over any number of examples, in parts. Inputs: parameters, a part of the data
 * set, `chosen` and `weights` [parts, evaluationBatchSize], `parts`.
 */
export function evaluationGraph(plan: EnginePlan, shapes: readonly (readonly number[])[]): Graph {
  const objective = batchObjective(plan.modelSpec);
  const graph = new Graph();
  const parameters = shapes.map((shape, index) => ({
    ...graph.input('float32', shape, `parameter${index}`),
    shape,
  }));
  const examples = {
    inputs: graph.input('float32', ['examples', plan.dataset.inputWidth], 'inputs'),
    labels: graph.input('int32', ['examples'], 'labels'),
  };
  const chosen = graph.input('int32', ['parts', evaluationBatchSize], 'chosen');
  const weights = graph.input('float32', ['parts', evaluationBatchSize], 'weights');
  const parts = graph.input('int64', [], 'parts');
  const sum = batchInParts(parts, evaluationBatchSize, examples, chosen, weights);
  const [loss, correct] = sum(graph, parameters, [[], []], (tensors, batch) => {
    const result = objective.lossAndCorrect(tensors, batch);
    return [result.loss, result.correct];
  });
  graph.output(loss as Value, 'loss');
  graph.output(correct as Value, 'correct');
  return graph;
}
