import { createHash } from 'node:crypto';
import { CritbatchError } from '@critbatch/theory';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Examples } from '../../datasets/dataset.ts';
import { batchLayout, layOut } from '../batchLayout.ts';
import { evaluationBatchSizeOf } from '../microBatches.ts';
import { slotNames } from '../startState.ts';
import type { DatasetPart, EnginePlan, TrainingEngine } from '../trainingEngine.ts';
import type { DeviceName, EngineSettings } from '../trainingRun.type.ts';
import { armijoOptimiser } from './armijoGraph.ts';
import { channelBlock } from './channelBlock.ts';
import { sessionOptions } from './devices.ts';
import { fromGraph, intoGraph } from './elementOrder.ts';
import { evaluationGraph } from './evaluationGraph.ts';
import { gradientNormGraph } from './gradientNormGraph.ts';
import type { Graph } from './graph/graph.ts';
import { onnxModel } from './graph/onnxModel.ts';
import type { GraphOptimiser } from './graphOptimiser.ts';
import { type GraphPlan, graphPlan, type ParameterForm } from './graphPlan.ts';
import { openPhaseSample } from './phaseSample.ts';
import { openSessionProfiles } from './sessionProfiles.ts';
import { takeLookingSessions } from './sharedSessions.ts';
import { UnsupportedKernelError } from './tracing/unsupportedKernelError.ts';
import { updateRuleOptimiser } from './updateRuleGraph.ts';

/**
 * The traced engine: TensorFlow.js describes and differentiates the model once, and ONNX Runtime runs whole optimiser
 * steps (docs/decisions/0004-engine.md). Throws UNSUPPORTED_KERNEL where the model runs a kernel that has no translation.
 */
export async function buildOnnxEngine(
  plan: EnginePlan,
  { device, profile }: EngineSettings,
): Promise<TrainingEngine> {
  const { dataset, batchSize } = plan;
  const profiles = profile ? openSessionProfiles() : null;
  const openSession = (model: Uint8Array, more: InferenceSession.SessionOptions = {}) =>
    InferenceSession.create(model, { ...sessionOptions(device), ...profiles?.options, ...more });
  // Blocked convolutions are the processor's.
  const block = device === 'cpu' ? await channelBlock() : null;
  const given = graphPlan(plan, { channelBlock: block });
  const forms = {
    parameters: given.parameters,
    slots: slotNames(plan.optimiser).flatMap(() => given.parameters),
    statistics: given.statistics,
  };
  const optimiser = graphOptimiser(given);
  const stepModel = modelOf(() => optimiser.writeGraph());
  const openSteps = (more?: InferenceSession.SessionOptions) => openSession(stepModel, more);
  // On another device the time of a kernel is that of its launch.
  const sample = profile || device !== 'cpu' ? null : openPhaseSample(openSteps);
  const training = await (sample?.openOwn() ?? openSteps());
  const looking = await takeLookingSessions(profile ? null : lookingKey(given, device), openSession);
  const evaluation = await looking
    .open('evaluation', () => modelOf(() => evaluationGraph(given)))
    .catch(async (error) => {
      await Promise.all([training.release(), looking.release()]);
      throw error;
    });
  const graphHash = sha256Of(`${sha256Of(stepModel)}\n${evaluation.hash}`);
  const layout = batchLayout(batchSize, plan.microBatchSize);
  const evaluationBatchSize = evaluationBatchSizeOf(plan.modelSpec);
  const examples = { training: exampleFeeds(dataset.training), test: exampleFeeds(dataset.test) };
  let parameters: Tensor[] = [];
  let slots: Tensor[] = [];
  let statistics: Tensor[] = [];
  const sessions = async () => [training, ...(await looking.all())];
  const modelFeeds = () => ({ ...feedsOf('parameter', parameters), ...feedsOf('statistic', statistics) });
  const exported = (tensors: readonly Tensor[], of: readonly ParameterForm[]) =>
    tensors.map(({ data }, index) => fromGraph(data as Float32Array, of[index] as ParameterForm, block));
  const imported = (arrays: readonly Float32Array[], of: readonly ParameterForm[]) =>
    arrays.map((values, index) => {
      const form = of[index] as ParameterForm;
      return new Tensor('float32', intoGraph(values, form, block), form.shape);
    });

  return {
    graphHash,
    phases: () => sample?.phases() ?? null,
    async steps(batches, position, drawn) {
      const session = (await sample?.session(training)) ?? training;
      const startedAt = performance.now();
      const steps = batches.length / batchSize;
      const results = await session.run({
        ...modelFeeds(),
        ...feedsOf('slot', slots),
        ...optimiser.feeds(position, steps),
        ...(drawn ? exampleFeeds(drawn) : examples.training),
        batches: new Tensor('int32', layOut(batches, batchSize, layout), [steps, layout.parts, layout.size]),
        steps: new Tensor('int64', [BigInt(steps)], []),
      });
      parameters = forms.parameters.map((_, index) => results[`moved${index}`] as Tensor);
      slots = forms.slots.map((_, index) => results[`carried${index}`] as Tensor);
      statistics = forms.statistics.map((_, index) => results[`movedStatistic${index}`] as Tensor);
      const outcomes = optimiser.outcomes(results, position);
      await sample?.called(session, (performance.now() - startedAt) / 1000, outcomes);
      return outcomes;
    },
    async evaluate(part: DatasetPart, chosen: Int32Array) {
      const parts = Math.ceil(chosen.length / evaluationBatchSize);
      const shape = [parts, evaluationBatchSize];
      const weights = new Float32Array(parts * evaluationBatchSize).fill(1, 0, chosen.length);
      const { loss, correct } = await evaluation.session.run({
        ...modelFeeds(),
        ...examples[part],
        chosen: new Tensor(
          'int32',
          layOut(chosen, chosen.length, { parts, size: evaluationBatchSize }),
          shape,
        ),
        weights: new Tensor('float32', weights, shape),
        parts: new Tensor('int64', [BigInt(parts)], []),
      });
      const mean = (sum: Tensor | undefined) => Number(sum?.data[0]) / chosen.length;
      return { loss: mean(loss), accuracy: mean(correct) };
    },
    async gradientNorms(chosen: Int32Array, partSize: number) {
      const model = () => modelOf(() => gradientNormGraph(given, partSize));
      const { session } = await looking.open(`gradientNorm ${partSize}`, model);
      const parts = Math.ceil(chosen.length / partSize);
      const shape = [parts, partSize];
      const weights = new Float32Array(parts * partSize).fill(1 / partSize, 0, chosen.length);
      const { squaredNorm, squaredPartNorms } = await session.run({
        ...modelFeeds(),
        ...examples.training,
        chosen: new Tensor('int32', layOut(chosen, chosen.length, { parts, size: partSize }), shape),
        weights: new Tensor('float32', weights, shape),
        parts: new Tensor('int64', [BigInt(parts)], []),
      });
      return {
        squaredNorm: Number(squaredNorm?.data[0]) * (partSize / chosen.length) ** 2,
        meanSquaredPartNorm: Number(squaredPartNorms?.data[0]) / parts,
      };
    },
    exportState: () => ({
      parameters: exported(parameters, forms.parameters),
      slots: exported(slots, forms.slots),
      statistics: exported(statistics, forms.statistics),
    }),
    importState(state) {
      parameters = imported(state.parameters, forms.parameters);
      slots = imported(state.slots, forms.slots);
      statistics = imported(state.statistics, forms.statistics);
    },
    ...(profiles && { profile: async () => profiles.read(await sessions()) }),
    async dispose() {
      await sample?.close(training);
      await Promise.all([training.release(), looking.release()]);
    },
  };
}

function graphOptimiser(plan: GraphPlan): GraphOptimiser {
  const { optimiser } = plan;
  return optimiser.name === 'sgdArmijo'
    ? armijoOptimiser(plan, optimiser)
    : updateRuleOptimiser(plan, optimiser);
}

/**
 * What the graphs of evaluations and gradient norms depend on; null where they are not shared: on a device, whose memory others want
 * too, and those of a module, whose code need not say the same twice.
 */
function lookingKey({ modelSpec, dataset, target }: GraphPlan, device: DeviceName): string | null {
  if (device !== 'cpu' || modelSpec.architecture === 'module') return null;
  return JSON.stringify([modelSpec, dataset.inputWidth, dataset.labelWidth, target]);
}

const sha256Of = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

function modelOf(build: () => Graph): Uint8Array {
  try {
    return onnxModel(build());
  } catch (error) {
    if (!(error instanceof UnsupportedKernelError)) throw error;
    const fallback = 'A worker with --engine tensorflow or --engine reference can train this model.';
    throw new CritbatchError('UNSUPPORTED_KERNEL', `${error.message} ${fallback}`, { cause: error });
  }
}

function feedsOf(stem: string, tensors: readonly Tensor[]): Record<string, Tensor> {
  return Object.fromEntries(tensors.map((tensor, index) => [`${stem}${index}`, tensor]));
}

function exampleFeeds({ inputs, labels, count }: Examples): Record<string, Tensor> {
  return {
    inputs: new Tensor('float32', inputs, [count, inputs.length / count]),
    labels: new Tensor('int32', labels, labels.length === count ? [count] : [count, labels.length / count]),
  };
}
