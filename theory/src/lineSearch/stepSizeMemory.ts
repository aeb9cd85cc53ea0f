import type { ArmijoConfig } from '../spec/optimiserSpec.ts';

/** What the reset rules know of the searches so far: plain numbers, so that a checkpoint can hold it as JSON. */
export type StepSizeMemory = {
  /** The step size remembered last; null before the first search. */
  lastStepSize: number | null;
  /** Sum and count of the step sizes remembered in the epoch under way. */
  epochSum: number;
  epochSearches: number;
  /** Mean step size of the last whole epoch; null in the first. */
  lastEpochMean: number | null;
};

type ResetConfig = Pick<ArmijoConfig, 'reset' | 'initialStepSize' | 'growthPerEpoch' | 'maxStepSize'>;

/** The memory before the first search of a run. */
export function startStepSizeMemory(): StepSizeMemory {
  return { lastStepSize: null, epochSum: 0, epochSearches: 0, lastEpochMean: null };
}

/**
 * First trial step size of the next search under the configured reset rule (docs/equations.md, section 1);
 * `growth` is `growthPerStep` of the run, and matters to `increase` alone.
 */
export function nextFirstStepSize(config: ResetConfig, memory: StepSizeMemory, growth: number): number {
  const { initialStepSize } = config;
  const maxStepSize = config.maxStepSize ?? Number.POSITIVE_INFINITY;
  switch (config.reset) {
    case 'maximum':
      return initialStepSize;
    case 'previous':
      return memory.lastStepSize ?? initialStepSize;
    case 'increase':
      return memory.lastStepSize === null
        ? initialStepSize
        : Math.min(maxStepSize, memory.lastStepSize * growth);
    case 'epochMean':
      return memory.lastEpochMean === null
        ? initialStepSize
        : Math.min(maxStepSize, 2 * memory.lastEpochMean);
  }
}

/** γ^(b/n): the factor by which `increase` raises the step size between two searches. */
export function growthPerStep(
  config: Pick<ArmijoConfig, 'growthPerEpoch'>,
  batchSize: number,
  trainingExamples: number,
): number {
  return config.growthPerEpoch ** (batchSize / trainingExamples);
}

/** The memory after a search that remembers this step size (`rememberedStepSize` of its outcome). */
export function rememberStepSize(memory: StepSizeMemory, rememberedStepSize: number): StepSizeMemory {
  return {
    ...memory,
    lastStepSize: rememberedStepSize,
    epochSum: memory.epochSum + rememberedStepSize,
    epochSearches: memory.epochSearches + 1,
  };
}

/** The memory at the end of an epoch: the mean of its step sizes is what `epochMean` starts the next one from. */
export function endEpoch(memory: StepSizeMemory): StepSizeMemory {
  const { epochSum, epochSearches, lastEpochMean } = memory;
  return {
    ...memory,
    epochSum: 0,
    epochSearches: 0,
    lastEpochMean: epochSearches === 0 ? lastEpochMean : epochSum / epochSearches,
  };
}
