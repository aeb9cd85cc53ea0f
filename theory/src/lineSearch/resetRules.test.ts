import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { ArmijoConfig } from '../spec/optimiserSpec.ts';
import { armijoConfigSchema } from '../spec/optimiserSpec.ts';
import { searchStepSize } from './lineSearch.ts';
import { doublePrecision } from './lossResolution.ts';
import {
  endEpoch,
  nextFirstStepSize,
  rememberStepSize,
  searchedRun,
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

describe('what the public code of arXiv 2307.13831 does besides', () => {
  const stepsOf = (name: string) => {
    const run = runs.find((each) => each.name === name);
    if (!run) throw new Error(`No ${name} in the fixture`);
    return run.steps;
  };

  it('tells its epochMean from that of docs/equations.md by the first search of the second epoch', () => {
    const [theirs, ours] = [
      stepsOf('epochMean as in the code of arXiv 2307.13831'),
      stepsOf('epochMean'),
    ].map((steps) => steps.map(({ firstStepSize }) => firstStepSize));
    expect(theirs?.slice(0, 5)).toEqual(ours?.slice(0, 5));
    expect(theirs?.[5]).toBe(0.5);
    expect(ours?.[5]).not.toBe(0.5);
    expect(theirs?.[6]).toBe(ours?.[6]);
  });

  it('restarts where a step came out below 1e-5, and only there', () => {
    const steps = stepsOf('option 3 of the code of arXiv 2307.13831');
    const later = steps.slice(1).map(({ firstStepSize }, index) => ({
      last: steps[index]?.remembered ?? Number.NaN,
      isRestart: firstStepSize === 1e-3,
    }));
    expect(new Set(later.map(({ isRestart }) => isRestart)).size).toBe(2);
    for (const { last, isRestart } of later) expect(isRestart).toBe(last < 1e-5);
  });
});

describe('the rules as public implementations are described to have them (fixtures/resetRules.py)', () => {
  it('are replayed with refusals, exhausted searches and gradients of zero', () => {
    const statuses = runs.flatMap(({ steps }) => steps.map(({ status }) => status));
    expect(new Set(statuses)).toEqual(new Set(['accepted', 'exhausted', 'skipped']));
    for (const { steps } of runs) expect(steps.some(({ trialLosses }) => trialLosses.length > 1)).toBe(true);
  });

  it.each(runs)('start and end every search alike, trial for trial: $name', (run) => {
    const config = startedAsThere(armijoConfigSchema.parse(run.config), run);
    const ofRun = searchedRun(config, run.batchSize, run.trainingExamples);
    let memory = startStepSizeMemory();
    run.steps.forEach((expected, step) => {
      const firstStepSize = nextFirstStepSize(config, memory, { ...ofRun, step });
      // Only a power may be rounded otherwise there.
      if (config.reset === 'increase') expect(firstStepSize / expected.firstStepSize).toBeCloseTo(1, 12);
      else expect(firstStepSize).toBe(expected.firstStepSize);
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
      if ((step + 1) % ofRun.stepsPerEpoch === 0) memory = endEpoch(memory);
    });
  });
});
