import type { ArmijoConfig } from '../spec/optimiserSpec.ts';
import { type LineSearchSetting, lineSearchSettingsOf } from './lineSearchSettings.ts';

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

type ResetConfig = Pick<ArmijoConfig, 'reset' | 'initialStepSize' | 'maxStepSize' | LineSearchSetting>;

/** What the searches of a run have in common. */
export type SearchedRun = {
  stepsPerEpoch: number;
  /** γ^(b/n): the factor by which `increase` raises the step size between two searches. */
  growthPerStep: number;
};

/** The memory before the first search of a run. */
export function startStepSizeMemory(): StepSizeMemory {
  return { lastStepSize: null, epochSum: 0, epochSearches: 0, lastEpochMean: null };
}

/** First trial step size of a run's search number `step`, from 0, under the configured reset rule (docs/equations.md, section 1). */
export function nextFirstStepSize(
  config: ResetConfig,
  memory: StepSizeMemory,
  { step, stepsPerEpoch, growthPerStep }: SearchedRun & { step: number },
): number {
  const { initialStepSize } = config;
  const { epochMeanDelay, restartBelow, restartStepSize } = lineSearchSettingsOf(config);
  const maxStepSize = config.maxStepSize ?? Number.POSITIVE_INFINITY;
  switch (config.reset) {
    case 'maximum':
      return initialStepSize;
    case 'previous':
      return memory.lastStepSize ?? initialStepSize;
    case 'increase': {
      const { lastStepSize } = memory;
      if (lastStepSize === null) return initialStepSize;
      return Math.min(
        maxStepSize,
        lastStepSize < restartBelow ? restartStepSize : lastStepSize * growthPerStep,
      );
    }
    case 'epochMean':
      return memory.lastEpochMean === null || step < stepsPerEpoch + epochMeanDelay
        ? initialStepSize
        : Math.min(maxStepSize, 2 * memory.lastEpochMean);
  }
}

export function searchedRun(
  config: Pick<ArmijoConfig, 'growthPerEpoch'>,
  batchSize: number,
  trainingExamples: number,
): SearchedRun {
  return {
    stepsPerEpoch: Math.floor(trainingExamples / batchSize),
    growthPerStep: config.growthPerEpoch ** (batchSize / trainingExamples),
  };
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
