import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { ArmijoConfig } from '../spec/optimiserSpec.ts';
import { armijoConfigSchema } from '../spec/optimiserSpec.ts';
import { searchStepSize } from './lineSearch.ts';
import { doublePrecision } from './lossResolution.ts';
import {
  endEpoch,
  growthPerStep,
  nextFirstStepSize,
  rememberStepSize,
  startStepSizeMemory,
} from './stepSizeMemory.ts';

type ReferenceStep = {
  loss: number;
  squaredGradientNorm: number;
  firstStepSize: number;
  trialLosses: number[];
  status: 'accepted' | 'exhausted' | 'skipped';
  stepSize: number;
  remembered: number;
};
type ReferenceRun = {
  name: string;
  config: unknown;
  batchSize: number;
  trainingExamples: number;
  steps: ReferenceStep[];
};
const runs: ReferenceRun[] = JSON.parse(
  readFileSync(new URL('./fixtures/resetRules.json', import.meta.url), 'utf8'),
);

/** The reference grows the step before the first search, too; ours starts from initialStepSize. */
function startedAsThere(config: ArmijoConfig, { steps }: ReferenceRun): ArmijoConfig {
  return { ...config, initialStepSize: steps[0]?.firstStepSize ?? Number.NaN };
}

describe('the rules as public implementations are described to have them (fixtures/resetRules.py)', () => {
  it('are replayed with refusals, exhausted searches and gradients of zero', () => {
    const statuses = runs.flatMap(({ steps }) => steps.map(({ status }) => status));
    expect(new Set(statuses)).toEqual(new Set(['accepted', 'exhausted', 'skipped']));
    for (const { steps } of runs) expect(steps.some(({ trialLosses }) => trialLosses.length > 1)).toBe(true);
  });

  it.each(runs)('start and end every search alike, trial for trial: $name', (run) => {
    const config = startedAsThere(armijoConfigSchema.parse(run.config), run);
    const growth = growthPerStep(config, run.batchSize, run.trainingExamples);
    let memory = startStepSizeMemory();
    run.steps.forEach((expected, step) => {
      const firstStepSize = nextFirstStepSize(config, memory, growth);
      expect(firstStepSize / expected.firstStepSize).toBeCloseTo(1, 12);
      // The losses of the reference's trials, in order: a search that tried once more or less would notice.
      const left = expected.status === 'skipped' ? [expected.loss] : [...expected.trialLosses];
      const found = searchStepSize(
        config,
        { loss: expected.loss, squaredGradientNorm: expected.squaredGradientNorm, firstStepSize },
        () => left.shift() ?? Number.NaN,
        doublePrecision,
      );
      expect(left).toEqual([]);
      if (expected.status === 'skipped') {
        // Here a step along no gradient is taken for what it is: one trial, accepted.
        expect(found).toMatchObject({ status: 'accepted', trials: 1 });
      } else {
        expect(found).toMatchObject({ status: expected.status, trials: expected.trialLosses.length });
        expect(found.stepSize / expected.stepSize).toBeCloseTo(1, 12);
      }
      expect(found.rememberedStepSize / expected.remembered).toBeCloseTo(1, 12);
      memory = rememberStepSize(memory, found.rememberedStepSize);
      if ((step + 1) % (run.trainingExamples / run.batchSize) === 0) memory = endEpoch(memory);
    });
  });
});
