import type { ArmijoConfig } from '../spec/optimiserSpec.ts';
import { lossResolution, singlePrecision } from './lossResolution.ts';

/** What a search needs of its configuration. */
export type LineSearchConfig = Pick<
  ArmijoConfig,
  'sufficientDecrease' | 'backtrackFactor' | 'maxTrials' | 'exhaustedStepSize'
>;

/** The mini-batch loss f at θ, ‖∇f(θ)‖² and the first step size to try. */
export type LineSearchStart = { loss: number; squaredGradientNorm: number; firstStepSize: number };

/** A search that asks for the loss at θ − stepSize·∇f(θ), on the same mini-batch and the same dropout masks. */
export type Searching = LineSearchStart & {
  status: 'searching';
  stepSize: number;
  /** Trials observed so far: forward passes spent. */
  trials: number;
  unitRoundoff: number;
};

/** How a search ended: data, not an exception, for a run records every one. */
export type LineSearchOutcome = {
  /**
   * accepted: inequality (1) holds. belowResolution: neither the decrease asked for nor a rise can be told from
   * rounding. exhausted: every trial was refused.
   */
  status: 'accepted' | 'belowResolution' | 'exhausted';
  /** The step size to apply. */
  stepSize: number;
  /** Trials spent: one forward pass each. */
  trials: number;
  /** The step size that the reset rules build on; see `startStepSizeMemory`. */
  rememberedStepSize: number;
  /** Loss at the last trial; it belongs to the applied step unless the search is exhausted. */
  trialLoss: number;
};

/** Opens a search whose first proposal is `firstStepSize`; `unitRoundoff` is that of the arithmetic of the loss. */
export function startLineSearch(start: LineSearchStart, unitRoundoff = singlePrecision): Searching {
  return { ...start, status: 'searching', stepSize: start.firstStepSize, trials: 0, unitRoundoff };
}

/**
 * Takes the loss at the proposed step and accepts, shrinks or gives up (docs/equations.md (1) and (1b)):
 *
 *     accepted          loss' ≤ loss − c·α·‖g‖²
 *     belowResolution   c·α·‖g‖² ≤ ε  and  loss' ≤ loss + ε,   ε = lossResolution(loss)
 *     shrink            α ← δ·α, up to maxTrials trials
 *
 * Everything is IEEE double precision, evaluated in the order written, and α shrinks by repeated multiplication, so
 * that a search inside a compiled graph can make the same decisions bit for bit. A trial loss that is not finite is
 * refused.
 */
export function observeTrialLoss(
  config: LineSearchConfig,
  search: Searching,
  trialLoss: number,
): Searching | LineSearchOutcome {
  const { loss, stepSize } = search;
  const trials = search.trials + 1;
  const decrease = config.sufficientDecrease * stepSize * search.squaredGradientNorm;
  const resolution = lossResolution(loss, search.unitRoundoff);
  const finite = Math.abs(trialLoss) < Number.POSITIVE_INFINITY;

  if (finite && trialLoss <= loss - decrease) {
    return { status: 'accepted', stepSize, trials, rememberedStepSize: stepSize, trialLoss };
  }
  if (finite && decrease <= resolution && trialLoss <= loss + resolution) {
    // The search has learnt nothing about the step size, so its trials must not wear the memory down.
    return {
      status: 'belowResolution',
      stepSize,
      trials,
      rememberedStepSize: search.firstStepSize,
      trialLoss,
    };
  }
  const shrunkenStepSize = stepSize * config.backtrackFactor;
  if (trials < config.maxTrials) return { ...search, stepSize: shrunkenStepSize, trials };
  // As in the public sls code: a token step is applied, and the step shrunken once more is remembered.
  return {
    status: 'exhausted',
    stepSize: config.exhaustedStepSize,
    trials,
    rememberedStepSize: shrunkenStepSize,
    trialLoss,
  };
}

/** Runs a whole search on a scalar function of the step size: φ(α) = f(θ − α∇f(θ)). */
export function searchStepSize(
  config: LineSearchConfig,
  start: LineSearchStart,
  lossAt: (stepSize: number) => number,
  unitRoundoff = singlePrecision,
): LineSearchOutcome {
  let search: Searching | LineSearchOutcome = startLineSearch(start, unitRoundoff);
  while (search.status === 'searching') search = observeTrialLoss(config, search, lossAt(search.stepSize));
  return search;
}

/**
 * Lower bound of an accepted step on a function whose gradient is L-Lipschitz: min{firstStepSize, 2δ(1 − c)/L}
 * (Vaswani et al. 2019, arXiv 1905.09997, lemma 1; Tsukada and Iiduka 2023, arXiv 2307.13831, lemma 2.1).
 */
export function acceptedStepSizeBound(
  config: Pick<LineSearchConfig, 'sufficientDecrease' | 'backtrackFactor'>,
  firstStepSize: number,
  smoothness: number,
): number {
  return Math.min(firstStepSize, (2 * config.backtrackFactor * (1 - config.sufficientDecrease)) / smoothness);
}
