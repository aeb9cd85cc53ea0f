import { type ModelSpec, type OptimiserSpec, updateRuleOf } from '@critbatch/theory';
import { initialParameters } from '../models/initialParameters.ts';
import type { EngineState } from './trainingEngine.ts';

/** What an engine starts a run from: the seed's first parameters, and slots of zeros. */
export function startState(modelSpec: ModelSpec, optimiser: OptimiserSpec, seed: number): EngineState {
  const parameters = initialParameters(modelSpec, seed);
  const slots = slotNames(optimiser).flatMap(() => parameters.map(({ length }) => new Float32Array(length)));
  return { parameters, slots };
}

/** Names of what an optimiser remembers of every parameter. */
export function slotNames(optimiser: OptimiserSpec): readonly string[] {
  return optimiser.name === 'sgdArmijo' ? [] : updateRuleOf(optimiser).slots;
}
