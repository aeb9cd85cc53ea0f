import '@tensorflow/tfjs-backend-cpu';
import { armijoConfigSchema, CritbatchError, type ModuleSpec, startStepSizeMemory } from '@critbatch/theory';
import * as tf from '@tensorflow/tfjs-core';
import { allocateExamples, type Dataset } from '../datasets/dataset.ts';
import { modelFromSpec } from '../models/model.ts';
import { invalid } from '../models/module/loadedModules.ts';
import { inModule } from '../models/module/moduleCalls.ts';
import { type Pass, trialPass } from '../models/pass.ts';
import { randomStream } from '../random/randomStream.ts';
import { buildTrainingEngine } from './buildTrainingEngine.ts';
import { startState } from './startState.ts';
import type { EngineName } from './trainingRun.type.ts';

const count = 4;
const optimiser = armijoConfigSchema.parse({
  initialStepSize: 0.1,
  sufficientDecrease: 0.1,
  backtrackFactor: 0.5,
  reset: 'maximum',
});

/** What an engine lacks for a model; null where it has trained a step of it. */
export interface EngineCheck {
  readonly engine: EngineName;
  readonly obstacle: string | null;
}

/**
 * Trains a loaded module for one step on random inputs: by the reference engine, which must be able to, and by the one
 * that most workers have. Throws MODEL_INVALID where a batch's logits are not a function of parameters and examples.
 */
export async function checkModule(spec: ModuleSpec): Promise<EngineCheck[]> {
  const dataset = randomExamples(spec);
  const loss = await lossAfterStep('reference', spec, dataset);
  checkLogits(spec, dataset);
  if (!Number.isFinite(loss)) throw invalid(spec.file, 'its loss is not finite after one small step');
  try {
    const traced = await lossAfterStep('onnx', spec, dataset);
    const isAlike = Math.abs(traced - loss) <= 1e-3 * Math.max(1, Math.abs(loss));
    const obstacle = isAlike ? null : `comes to another loss: ${traced}, and not ${loss}`;
    return [
      { engine: 'reference', obstacle: null },
      { engine: 'onnx', obstacle },
    ];
  } catch (error) {
    if (!(error instanceof CritbatchError)) throw error;
    return [
      { engine: 'reference', obstacle: null },
      { engine: 'onnx', obstacle: `cannot train it: ${error.message}` },
    ];
  }
}

/** Loss of an evaluation after one step, so that forward pass, gradient and moving statistics have had their say. */
async function lossAfterStep(name: EngineName, spec: ModuleSpec, dataset: Dataset): Promise<number> {
  const plan = { modelSpec: spec, optimiser, dataset, batchSize: count, microBatchSize: spec.microBatchSize };
  const engine = await buildTrainingEngine(name, plan);
  try {
    engine.importState(startState(spec, optimiser, 1));
    const all = Int32Array.from({ length: count }, (_, example) => example);
    await engine.steps(all, { step: 0, memory: startStepSizeMemory() });
    return (await engine.evaluate('training', all)).loss;
  } finally {
    await engine.dispose();
  }
}

/** The same again for the same arguments, and in an evaluation the same for an example whichever others pass with it. */
function checkLogits(spec: ModuleSpec, { training, inputWidth }: Dataset): void {
  void tf.setBackend('cpu');
  const model = modelFromSpec(spec);
  const start = startState(spec, optimiser, 1);
  tf.tidy(() => {
    const parameters = start.parameters.map((values, index) =>
      tf.tensor(values, [...(model.parameters[index]?.shape ?? [])]),
    );
    const statistics = start.statistics.map((values) => tf.tensor1d(values));
    const evaluation: Pass = { kind: 'evaluation', statistics };
    const logitsOf = (first: number, rows: number, pass: Pass) => {
      const values = training.inputs.slice(first * inputWidth, (first + rows) * inputWidth);
      const inputs = tf.tensor2d(values, [rows, inputWidth]);
      return inModule(spec.file, () => model.logits(parameters, inputs, pass)).dataSync<'float32'>();
    };
    for (const pass of [trialPass, evaluation]) {
      const [once, again] = [logitsOf(0, count, pass), logitsOf(0, count, pass)];
      if (once.some((value, index) => value !== again[index])) {
        throw invalid(
          spec.file,
          'its logits are others when the same is asked again; draw nothing, keep nothing',
        );
      }
    }
    const together = logitsOf(0, count, evaluation);
    for (let example = 0; example < count; example++) {
      const alone = logitsOf(example, 1, evaluation);
      const differs = alone.some((value, index) => {
        const beside = together[example * spec.classes + index] as number;
        return Math.abs(value - beside) > 1e-4 * Math.max(1, Math.abs(value));
      });
      if (differs) {
        throw invalid(
          spec.file,
          'in an evaluation the logits of an example change with those that pass with it',
        );
      }
    }
  });
}

function randomExamples({ inputShape, classes }: ModuleSpec): Dataset {
  const inputWidth = inputShape.reduce((product, extent) => product * extent, 1);
  const random = randomStream(1, 'checkModule');
  const training = allocateExamples(count, inputWidth);
  training.inputs.forEach((_, index) => {
    training.inputs[index] = random.normal();
  });
  training.labels.forEach((_, index) => {
    training.labels[index] = index % classes;
  });
  return { inputWidth, classes, training, test: training };
}
