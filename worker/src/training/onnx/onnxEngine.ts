import { CritbatchError } from '@critbatch/theory';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Examples } from '../../datasets/dataset.ts';
import { modelFromSpec } from '../../models/model.ts';
import { evaluationBatchSize } from '../microBatches.ts';
import { slotNames } from '../startState.ts';
import type { DatasetPart, EnginePlan, TrainingEngine } from '../trainingEngine.ts';
import { armijoOptimiser } from './armijoGraph.ts';
import { batchLayout } from './batchLayout.ts';
import { evaluationGraph } from './evaluationGraph.ts';
import { gradientNormGraph } from './gradientNormGraph.ts';
import type { Graph } from './graph/graph.ts';
import { onnxModel } from './graph/onnxModel.ts';
import type { GraphOptimiser } from './graphOptimiser.ts';
import { UnsupportedKernelError } from './tracing/unsupportedKernelError.ts';
import { updateRuleOptimiser } from './updateRuleGraph.ts';

/** One thread and one order of operations: the same results every time. Speed comes from running several runs at once. */
const sessionOptions: InferenceSession.SessionOptions = {
  executionProviders: ['cpu'],
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
};

/**
 * The traced engine: TensorFlow.js describes and differentiates the model once, and ONNX Runtime runs whole optimiser
 * steps (docs/decisions/0004-engine.md). Throws UNSUPPORTED_KERNEL where the model runs a kernel that has no translation.
 */
export async function buildOnnxEngine(plan: EnginePlan): Promise<TrainingEngine> {
  const { dataset, batchSize } = plan;
  const shapes = modelFromSpec(plan.modelSpec).parameters.map(({ shape }) => shape);
  const slotShapes = slotNames(plan.optimiser).flatMap(() => shapes);
  const optimiser = graphOptimiser(plan, shapes);
  const training = await openSession(() => optimiser.writeGraph());
  const evaluation = await openSession(() => evaluationGraph(plan, shapes));
  const layout = batchLayout(batchSize, plan.microBatchSize);
  const examples = { training: exampleFeeds(dataset.training), test: exampleFeeds(dataset.test) };
  /** By part size, opened where a run asks for it. */
  const gradientSessions = new Map<number, Promise<InferenceSession>>();
  let parameters: Tensor[] = [];
  let slots: Tensor[] = [];
  const parameterFeeds = () => feedsOf('parameter', parameters);

  return {
    async steps(batches, position) {
      const steps = batches.length / batchSize;
      const results = await training.run({
        ...parameterFeeds(),
        ...feedsOf('slot', slots),
        ...optimiser.feeds(position, steps),
        ...examples.training,
        batches: new Tensor('int32', padRows(batches, batchSize, layout.parts * layout.size), [
          steps,
          layout.parts,
          layout.size,
        ]),
        steps: new Tensor('int64', [BigInt(steps)], []),
      });
      parameters = shapes.map((_, index) => results[`moved${index}`] as Tensor);
      slots = slotShapes.map((_, index) => results[`carried${index}`] as Tensor);
      return optimiser.outcomes(results, position);
    },
    async evaluate(part: DatasetPart, chosen: Int32Array) {
      const parts = Math.ceil(chosen.length / evaluationBatchSize);
      const shape = [parts, evaluationBatchSize];
      const weights = new Float32Array(parts * evaluationBatchSize).fill(1, 0, chosen.length);
      const { loss, correct } = await evaluation.run({
        ...parameterFeeds(),
        ...examples[part],
        chosen: new Tensor('int32', padRows(chosen, chosen.length, parts * evaluationBatchSize), shape),
        weights: new Tensor('float32', weights, shape),
        parts: new Tensor('int64', [BigInt(parts)], []),
      });
      const mean = (sum: Tensor | undefined) => Number(sum?.data[0]) / chosen.length;
      return { loss: mean(loss), accuracy: mean(correct) };
    },
    async gradientNorms(chosen: Int32Array, partSize: number) {
      const session =
        gradientSessions.get(partSize) ?? openSession(() => gradientNormGraph(plan, shapes, partSize));
      gradientSessions.set(partSize, session);
      const parts = Math.ceil(chosen.length / partSize);
      const shape = [parts, partSize];
      const weights = new Float32Array(parts * partSize).fill(1 / partSize, 0, chosen.length);
      const { squaredNorm, squaredPartNorms } = await (await session).run({
        ...parameterFeeds(),
        ...examples.training,
        chosen: new Tensor('int32', padRows(chosen, chosen.length, parts * partSize), shape),
        weights: new Tensor('float32', weights, shape),
        parts: new Tensor('int64', [BigInt(parts)], []),
      });
      return {
        squaredNorm: Number(squaredNorm?.data[0]) * (partSize / chosen.length) ** 2,
        meanSquaredPartNorm: Number(squaredPartNorms?.data[0]) / parts,
      };
    },
    exportState: () => ({ parameters: parameters.map(valuesOf), slots: slots.map(valuesOf) }),
    importState(state) {
      parameters = tensorsOf(state.parameters, shapes);
      slots = tensorsOf(state.slots, slotShapes);
    },
    async dispose() {
      const others = await Promise.all(gradientSessions.values());
      await Promise.all([training, evaluation, ...others].map((session) => session.release()));
    },
  };
}

function graphOptimiser(plan: EnginePlan, shapes: readonly (readonly number[])[]): GraphOptimiser {
  const { optimiser } = plan;
  return optimiser.name === 'sgdArmijo'
    ? armijoOptimiser(plan, optimiser, shapes)
    : updateRuleOptimiser(plan, optimiser, shapes);
}

async function openSession(build: () => Graph): Promise<InferenceSession> {
  try {
    return await InferenceSession.create(onnxModel(build()), sessionOptions);
  } catch (error) {
    if (!(error instanceof UnsupportedKernelError)) throw error;
    const message = `${error.message} Choose the reference engine for this model.`;
    throw new CritbatchError('UNSUPPORTED_KERNEL', message, { cause: error });
  }
}

function feedsOf(stem: string, tensors: readonly Tensor[]): Record<string, Tensor> {
  return Object.fromEntries(tensors.map((tensor, index) => [`${stem}${index}`, tensor]));
}

function valuesOf({ data }: Tensor): Float32Array {
  return Float32Array.from(data as Float32Array);
}

function tensorsOf(arrays: readonly Float32Array[], shapes: readonly (readonly number[])[]): Tensor[] {
  return arrays.map((values, index) => new Tensor('float32', values.slice(), shapes[index] as number[]));
}

function exampleFeeds({ inputs, labels, count }: Examples): Record<string, Tensor> {
  return {
    inputs: new Tensor('float32', inputs, [count, inputs.length / count]),
    labels: new Tensor('int32', labels, [count]),
  };
}

/** Rows of `length` indices, filled up to `padded` with example 0, whose weight there is 0. */
function padRows(indices: Int32Array, length: number, padded: number): Int32Array {
  if (length === padded) return indices;
  const rows = new Int32Array((indices.length / length) * padded);
  for (let row = 0; row * length < indices.length; row++) {
    rows.set(indices.subarray(row * length, (row + 1) * length), row * padded);
  }
  return rows;
}
