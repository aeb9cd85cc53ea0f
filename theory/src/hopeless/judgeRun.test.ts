import { describe, expect, it } from '@jest/globals';
import { firstWatchedStep, isHopeless, mayRecover, outlookOf, type WatchedRow } from './judgeRun.ts';

const capSteps = 1_000;

const rowsOf = (losses: Record<number, number>): WatchedRow[] =>
  Object.entries(losses).map(([step, trainingLoss]) => ({ step: Number(step), trainingLoss }));
const judged = (losses: Record<number, number>, cap = capSteps) =>
  isHopeless(rowsOf(losses), { metrics: ['trainingLoss'], capSteps: cap });

/** At step 250 the rows from 126 on are watched. */
const wild = { 0: 2, 60: 9, 125: 1.9, 126: 2.1, 180: 3, 250: 2.1 };

describe('a run', () => {
  it.each([
    ['is hopeless where every watched evaluation was worse than the untrained model', wild, true],
    ['is not before a quarter of its cap', { 0: 2, 60: 9, 130: 9, 180: 9, 249: 9 }, false],
    ['is not as good as the untrained model: that is not worse', { ...wild, 180: 2 }, false],
    ['is not where one watched evaluation was better', { ...wild, 180: 1.9 }, false],
    ['is not by two evaluations', { 0: 2, 126: 3, 250: 3 }, false],
    ['is not without the untrained model', { 1: 2, 126: 3, 180: 3, 250: 3 }, false],
    ['is not where nothing was measured', {}, false],
  ])('%s', (_, losses, expected) => {
    expect(judged(losses)).toBe(expected);
  });

  it('is watched where it fell first and rose then, and not where its cap is short', () => {
    expect(judged({ 0: 2, 20: 0.7, 140: 4, 180: 4, 260: 4 })).toBe(true);
    expect(judged({ 0: 2, 13: 4, 17: 4, 21: 4, 25: 4 }, 100)).toBe(true);
    expect(judged({ 0: 2, 13: 4, 17: 4, 21: 4, 25: 4 }, 99)).toBe(false);
  });

  it('leaves out what was not measured, and takes a loss that is no number for none', () => {
    const rows = [...rowsOf(wild), { step: 260, trainingLoss: null }];
    expect(isHopeless(rows, { metrics: ['trainingLoss'], capSteps })).toBe(false);
    expect(
      isHopeless([...rows, { step: 261, trainingLoss: 8 }], { metrics: ['trainingLoss'], capSteps }),
    ).toBe(true);
  });

  it('is hopeless only by all targets, an accuracy being worse where it is lower', () => {
    const both = { metrics: ['trainingLoss', 'testAccuracy'] as const, capSteps };
    const rowsWith = (testAccuracy: number) =>
      rowsOf(wild).map((row) => ({ ...row, testAccuracy: row.step === 0 ? 0.1 : testAccuracy }));
    // A loss may be high where nearly everything is classified correctly.
    expect(isHopeless(rowsWith(0.8), both)).toBe(false);
    expect(isHopeless(rowsWith(0.05), both)).toBe(true);
    expect(isHopeless(rowsWith(0.8), { metrics: ['trainingLoss'], capSteps })).toBe(true);
    expect(isHopeless(rowsWith(0.1), { metrics: ['testAccuracy'], capSteps })).toBe(false);
  });
});

it('shows by which figures', () => {
  const shown = { metric: 'trainingLoss', atStart: 2, best: 2.1, fromStep: 126, step: 250, evaluations: 3 };
  expect(outlookOf(rowsOf(wild), 'trainingLoss')).toEqual(shown);
  expect(outlookOf(rowsOf(wild), 'testLoss')).toBeNull();
  expect([0, 1, 2, 250, 251].map(firstWatchedStep)).toEqual([1, 1, 2, 126, 126]);
});

it('may recover where a schedule lowers the learning rate', () => {
  const at = (schedule: object) =>
    mayRecover({ name: 'sgd', learningRate: { base: 1, schedule } } as unknown as Parameters<
      typeof mayRecover
    >[0]);
  expect(at({ name: 'constant' })).toBe(false);
  expect(at({ name: 'cosine' })).toBe(true);
  expect(at({ name: 'step' })).toBe(true);
});
