import { batchObjective } from '../batchObjective.ts';
import { evaluationBatchSizeOf } from '../microBatches.ts';
import { batchInParts, scalarTerm } from './batchSum.ts';
import { givenInputs } from './givenInputs.ts';
import { Graph, type Value } from './graph/graph.ts';
import type { GraphPlan } from './graphPlan.ts';

/**
 * Sums of losses and of correct answers over any number of examples, in parts. Inputs: parameters, statistics, a part
 * of the data set, `chosen` and `weights` [parts, evaluationBatchSize], `parts`.
 */
export function evaluationGraph(plan: GraphPlan): Graph {
  const objective = batchObjective(plan.modelSpec);
  const evaluationBatchSize = evaluationBatchSizeOf(plan.modelSpec);
  const graph = new Graph(plan.target);
  graph.phase = 'evaluation';
  const { parameters, statistics, examples } = givenInputs(graph, plan);
  const chosen = graph.input('int32', ['parts', evaluationBatchSize], 'chosen');
  const weights = graph.input('float32', ['parts', evaluationBatchSize], 'weights');
  const parts = graph.input('int64', [], 'parts');
  const sum = batchInParts(parts, evaluationBatchSize, examples, chosen, weights);
  const state = [...parameters, ...statistics];
  const [loss, correct] = sum(graph, state, [scalarTerm, scalarTerm], (tensors, batch) => {
    const [trained, moving] = [tensors.slice(0, parameters.length), tensors.slice(parameters.length)];
    const result = objective.lossAndCorrect(trained, moving, batch);
    return [result.loss, result.correct];
  });
  graph.output(loss as Value, 'loss');
  graph.output(correct as Value, 'correct');
  return graph;
}
