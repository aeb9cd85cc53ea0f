import * as tf from '@tensorflow/tfjs-core';
import { batchObjective } from '../batchObjective.ts';
import { batchInParts, scalarTerm } from './batchSum.ts';
import { givenInputs } from './givenInputs.ts';
import { Graph, type Value } from './graph/graph.ts';
import type { GraphPlan } from './graphPlan.ts';
import { ScalarArithmetic } from './scalarArithmetic.ts';
import { sumOfSquares } from './sumOfSquares.ts';

/**
 * The squared norm of a weighted sum of gradients over any number of examples, and the sum of the squared norms of its
 * parts. Inputs: parameters, the training examples, `chosen` and `weights` [parts, partSize], `parts`.
 */
export function gradientNormGraph(plan: GraphPlan, partSize: number): Graph {
  const objective = batchObjective(plan.modelSpec);
  const graph = new Graph(plan.target);
  graph.phase = 'gradientNorm';
  const { parameters, examples } = givenInputs(graph, plan);
  const chosen = graph.input('int32', ['parts', partSize], 'chosen');
  const weights = graph.input('float32', ['parts', partSize], 'weights');
  const parts = graph.input('int64', [], 'parts');
  const sum = batchInParts(parts, partSize, examples, chosen, weights);
  const forms = [scalarTerm, ...plan.parameters];
  const [partNorms, ...gradient] = sum(graph, parameters, forms, (tensors, batch) => {
    const { gradient: ofPart } = objective.lossAndGradient(tensors, batch);
    return [tf.addN(ofPart.map((part) => tf.sum(tf.square(part)))), ...ofPart];
  });
  const on = new ScalarArithmetic(graph);
  const squaredNorm = gradient.map((part) => sumOfSquares(graph, part)).reduce((a, b) => on.plus(a, b));
  graph.output(squaredNorm, 'squaredNorm');
  graph.output(partNorms as Value, 'squaredPartNorms');
  return graph;
}
