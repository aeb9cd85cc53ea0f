import { type ModelSpec, type OptimiserSpec, updateRuleOf } from '@critbatch/theory';
import { initialParameters } from '../models/initialParameters.ts';
import { modelFromSpec } from '../models/model.ts';
import type { EngineState } from './trainingEngine.ts';

/** What an engine starts a run from: the seed's first parameters, slots of zeros, moving means of 0 and variances of 1. */
export function startState(modelSpec: ModelSpec, optimiser: OptimiserSpec, seed: number): EngineState {
  const parameters = initialParameters(modelSpec, seed);
  const slots = slotNames(optimiser).flatMap(() => parameters.map(({ length }) => new Float32Array(length)));
  const statistics = modelFromSpec(modelSpec).normalisedChannels.flatMap((channels) => [
    new Float32Array(channels),
    new Float32Array(channels).fill(1),
  ]);
  return { parameters, slots, statistics };
}

/** Names of what an optimiser remembers of every parameter. */
export function slotNames(optimiser: OptimiserSpec): readonly string[] {
  return optimiser.name === 'sgdArmijo' ? [] : updateRuleOf(optimiser).slots;
}
