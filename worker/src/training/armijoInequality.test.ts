import {
  type ArmijoConfig,
  endEpoch,
  type ResetRule,
  rememberStepSize,
  singlePrecision,
  startStepSizeMemory,
} from '@critbatch/theory';
import { afterEach, describe, expect, it } from '@jest/globals';
import { dataOrder } from '../datasets/dataOrder.ts';
import { plainLossAndGradient } from './testing/plainNetwork.ts';
import { clusters, disposeEngines, openEngine, withOptimiser } from './testing/smallEngine.ts';
import type { StepOutcome } from './trainingEngine.ts';

const widths = [6, 5, 4];
const batchSize = 8;
const stepsOfRule = 2500;

afterEach(disposeEngines);

/** What double precision makes of a batch, for parameters that the engine holds in single precision. */
function examined(batch: Int32Array) {
  const inputs = Array.from(batch).flatMap((example) =>
    Array.from(clusters.training.inputs.subarray(6 * example, 6 * example + 6)),
  );
  const labels = Array.from(batch, (example) => clusters.training.labels[example] as number);
  return (parameters: readonly ArrayLike<number>[]) =>
    plainLossAndGradient({ widths, parameters }, inputs, labels);
}

describe('inequality (1) on 10,000 steps of the onnx engine, by losses in double precision', () => {
  it.each<ResetRule>(['maximum', 'previous', 'increase', 'epochMean'])(
    'holds after every step and not at the trial before it (%s)',
    async (reset) => {
      const plan = { ...withOptimiser({ reset, initialStepSize: 4 }), batchSize };
      const { sufficientDecrease, backtrackFactor } = plan.optimiser as ArmijoConfig;
      const engine = await openEngine('onnx', plan);
      const order = dataOrder(clusters.training.count, batchSize, 1);
      const kinds = { accepted: 0, belowResolution: 0, refusals: 0 };
      let memory = startStepSizeMemory();
      let before = engine.exportState().parameters;
      for (let step = 0; step < stepsOfRule; step++) {
        const batch = order.batches(step, 1);
        const at = examined(batch);
        const { loss, gradient } = at(before);
        const squaredNorm = gradient.reduce((sum, part) => part.reduce((all, g) => all + g * g, sum), 0);
        const [outcome] = (await engine.steps(batch, { step, memory })) as [StepOutcome];
        const after = engine.exportState().parameters;
        const { status, stepSize, trials } = outcome;

        // The engine computes losses in single precision: it may be wrong by some units of that, never by more.
        const resolution = 8 * singlePrecision * Math.max(1, Math.abs(loss));
        const excess = (stepSize: number, loss64: number) =>
          loss64 - (loss - sufficientDecrease * stepSize * squaredNorm);
        if (status === 'accepted') {
          expect(excess(stepSize, at(after).loss)).toBeLessThanOrEqual(resolution);
          kinds.accepted += 1;
        } else {
          expect(status).toBe('belowResolution');
          expect(sufficientDecrease * stepSize * squaredNorm).toBeLessThan(2 * resolution);
          expect(at(after).loss).toBeLessThanOrEqual(loss + 2 * resolution);
          kinds.belowResolution += 1;
        }
        if (trials > 1) {
          const refused = stepSize / backtrackFactor;
          const moved = before.map((values, index) =>
            Float64Array.from(values, (value, place) => value - refused * (gradient[index]?.[place] ?? 0)),
          );
          expect(excess(refused, at(moved).loss)).toBeGreaterThan(-resolution);
          kinds.refusals += 1;
        }
        memory = rememberStepSize(memory, outcome.rememberedStepSize);
        if ((step + 1) % order.stepsPerEpoch === 0) memory = endEpoch(memory);
        before = after;
      }
      expect(kinds.accepted).toBeGreaterThan(0.9 * stepsOfRule);
      expect(kinds.refusals).toBeGreaterThan(0);
    },
  );
});
