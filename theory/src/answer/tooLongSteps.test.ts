import { describe, expect, it } from '@jest/globals';
import { updateRuleNames, updateRules } from '../optimiser/updateRules.ts';
import { type MissedRun, tooLongSteps } from './tooLongSteps.ts';

const run = (first: number | null, last: number | null): MissedRun => ({ isDiverged: false, first, last });
const diverged: MissedRun = { isDiverged: true, first: 2.3, last: 1.9 };
const [rose, fell, unknown] = [run(2.3, 400), run(2.3, 0.4), run(null, null)];

describe('steps that are too long', () => {
  it.each<[string, MissedRun[], number | null]>([
    ['the loss of all rose', [rose, rose], 2],
    ['half of them diverged', [diverged, fell], 1],
    ['most of them came nearer', [rose, fell, fell], null],
    ['a loss ended where it began', [run(2.3, 2.3)], null],
    ['nothing is known of them', [unknown, unknown], null],
    ['none missed', [], null],
  ])('are said where %s', (_case, missed, risen) => {
    expect(tooLongSteps(missed, null)?.risen ?? null).toBe(risen);
  });

  it('are mended by the usual rate where that is clearly smaller, else by a tenth', () => {
    const at = (learningRate: number) => tooLongSteps([rose], { rule: 'sgd', learningRate })?.learningRate;
    expect(at(1000)).toEqual({ given: 1000, smaller: 0.1 });
    expect(at(0.15)).toEqual({ given: 0.15, smaller: 0.015 });
    expect(at(0.03)).toEqual({ given: 0.03, smaller: 0.003 });
  });

  it.each(updateRuleNames)('name a smaller rate of %s, whatever the rate was', (rule) => {
    for (const factor of [0.1, 1, 1.9, 2, 50]) {
      const learningRate = factor * updateRules[rule].usualLearningRate;
      const advised = tooLongSteps([rose], { rule, learningRate })?.learningRate;
      expect(advised?.smaller).toBeLessThan(learningRate);
      expect(advised?.smaller).toBeGreaterThan(0);
    }
  });

  it('name no rate where steps follow none', () => {
    expect(tooLongSteps([rose], null)).toEqual({ risen: 1, missed: 1, learningRate: null });
  });
});
