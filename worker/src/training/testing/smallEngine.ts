import {
  type ArmijoConfig,
  armijoConfigSchema,
  endEpoch,
  optimiserSchema,
  rememberStepSize,
  type StepSizeMemory,
  startStepSizeMemory,
} from '@critbatch/theory';
import { dataOrder } from '../../datasets/dataOrder.ts';
import { generateGaussianClusters } from '../../datasets/gaussianClusters.ts';
import { buildTrainingEngine } from '../buildTrainingEngine.ts';
import { startState } from '../startState.ts';
import type { EnginePlan, StepOutcome, StepPosition, TrainingEngine } from '../trainingEngine.ts';
import type { EngineName, EngineSettings } from '../trainingRun.type.ts';

export const clusters = generateGaussianClusters({
  loader: 'gaussianClusters',
  trainingExamples: 240,
  testExamples: 70,
  inputShape: [3, 2],
  classes: 4,
  noise: 1,
  seed: 5,
});

const armijo: ArmijoConfig = armijoConfigSchema.parse({
  initialStepSize: 8,
  sufficientDecrease: 0.1,
  backtrackFactor: 0.9,
  reset: 'maximum',
});

/** A network of widths 6, 5 and 4 on clusters that it can nearly tell apart, ten batches an epoch. */
export const smallPlan = {
  modelSpec: { architecture: 'mlp', inputShape: [3, 2], hiddenWidths: [5], classes: 4, activation: 'relu' },
  optimiser: armijo,
  dataset: clusters,
  batchSize: 24,
  microBatchSize: 1000,
} satisfies EnginePlan;

/** The small plan under a line search that differs in these settings. */
export function withOptimiser(optimiser: Partial<ArmijoConfig>): EnginePlan {
  return { ...smallPlan, optimiser: { ...armijo, ...optimiser } };
}

/** The small plan under a rule that does not search. */
export function withUpdateRule(optimiser: object): EnginePlan {
  return { ...smallPlan, optimiser: optimiserSchema.parse(optimiser) };
}

/** Where a run starts. */
export function startPosition(): StepPosition {
  return { step: 0, memory: startStepSizeMemory() };
}

const opened: TrainingEngine[] = [];

/** An engine at the first parameters of a seed, for `disposeEngines` to dispose. */
export async function openEngine(
  name: EngineName,
  plan: EnginePlan,
  seed = 1,
  settings: Partial<EngineSettings> = {},
): Promise<TrainingEngine> {
  const engine = await buildTrainingEngine(name, plan, settings);
  opened.push(engine);
  engine.importState(startState(plan.modelSpec, plan.optimiser, seed));
  return engine;
}

export async function disposeEngines(): Promise<void> {
  for (const engine of opened.splice(0)) await engine.dispose();
}

/** Steps from the start of a run, `perCall` at a time, across as many epochs as they need. */
export async function trainSteps(
  engine: TrainingEngine,
  plan: EnginePlan,
  steps: number,
  perCall = 20,
): Promise<StepOutcome[]> {
  const order = dataOrder(plan.dataset.training.count, plan.batchSize, 1);
  const outcomes: StepOutcome[] = [];
  let memory: StepSizeMemory = startStepSizeMemory();
  while (outcomes.length < steps) {
    const leftInEpoch = order.stepsPerEpoch - (outcomes.length % order.stepsPerEpoch);
    const count = Math.min(perCall, leftInEpoch, steps - outcomes.length);
    const done = await engine.steps(order.batches(outcomes.length, count), {
      step: outcomes.length,
      memory,
    });
    for (const outcome of done) memory = rememberStepSize(memory, outcome.rememberedStepSize);
    if (count === leftInEpoch) memory = endEpoch(memory);
    outcomes.push(...done);
  }
  return outcomes;
}
