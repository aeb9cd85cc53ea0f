import { type ArmijoConfig, singlePrecision } from '@critbatch/theory';
import type { Graph, Value } from './graph/graph.ts';
import { ScalarArithmetic } from './scalarArithmetic.ts';
import type { TracedValue } from './tracing/kernel.ts';
import { alongLine } from './tracing/line.ts';

export interface LineSearchInputs {
  readonly parameters: readonly TracedValue[];
  readonly gradient: readonly TracedValue[];
  /** Float64 scalars, as in theory's `LineSearchStart`. */
  readonly loss: Value;
  readonly squaredGradientNorm: Value;
  readonly firstStepSize: Value;
  /** Whether to search at all: false where the loss or the gradient is not finite. */
  readonly finite: Value;
  /** Writes the batch's loss at given parameters. */
  lossAt(graph: Graph, parameters: readonly TracedValue[]): Value;
}

export interface LineSearchOutputs {
  readonly stepSize: Value;
  readonly trials: Value;
  readonly rememberedStepSize: Value;
  readonly accepted: Value;
  readonly exhausted: Value;
}

/**
 * Theory's line search (`observeTrialLoss`) as a loop over trial steps, operation for operation in float64, so that it
 * makes the same decisions bit for bit. Each test holds only where it is true: a NaN refuses a trial.
 */
export function lineSearch(graph: Graph, config: ArmijoConfig, search: LineSearchInputs): LineSearchOutputs {
  const { loss, squaredGradientNorm, firstStepSize } = search;
  const phaseAround = graph.phase;
  graph.phase = 'search';
  const outer = new ScalarArithmetic(graph);
  const no = graph.constant('bool', [], Uint8Array.of(0));
  const resolution = outer.times(
    outer.float64(singlePrecision),
    outer.greater(outer.float64(1), outer.magnitude(loss)),
  );
  const rounds = outer.choose(search.finite, outer.int64(config.maxTrials), outer.int64(0));
  const start = [firstStepSize, firstStepSize, no, no, outer.int64(0)];
  const { carried } = graph.loop(rounds, start, (body, round, [stepSize]) => {
    const trial = stepSize as Value;
    const on = new ScalarArithmetic(body);
    const trialLoss = search.lossAt(body, moved(body, search.parameters, search.gradient, trial));
    const decrease = on.times(on.times(on.float64(config.sufficientDecrease), trial), squaredGradientNorm);
    const finite = on.isFinite(trialLoss);
    const accepted = on.and(finite, on.atMost(trialLoss, on.minus(loss, decrease)));
    const hidden = on.and(on.atMost(decrease, resolution), on.atMost(trialLoss, on.plus(loss, resolution)));
    const ended = on.or(accepted, on.and(finite, hidden));
    const shrunken = on.times(trial, on.float64(config.backtrackFactor));
    const trials = on.plus(round, on.int64(1));
    return { goOn: on.not(ended), carried: [shrunken, trial, accepted, ended, trials] };
  });
  graph.phase = phaseAround;
  const [shrunken, tried, accepted, ended, trials] = carried as [Value, Value, Value, Value, Value];
  return {
    stepSize: outer.choose(ended, tried, outer.float64(config.exhaustedStepSize)),
    trials,
    rememberedStepSize: outer.choose(accepted, tried, outer.choose(ended, firstStepSize, shrunken)),
    accepted,
    exhausted: outer.not(ended),
  };
}

/** θ − α·g; α in the parameters' precision. */
export function moved(
  graph: Graph,
  parameters: readonly TracedValue[],
  gradient: readonly TracedValue[],
  stepSize: Value,
): TracedValue[] {
  return parameters.map((parameter, index) =>
    alongLine(graph, parameter, gradient[index] as TracedValue, stepSize),
  );
}
