import { describe, expect, it } from '@jest/globals';
import { judgeSegment } from './judgeSegment.ts';
import type { ComparedRow } from './loggedSegment.ts';
import { segmentsOfRun } from './segmentsOfRun.ts';

const row = (step: number, changes: Partial<ComparedRow> = {}): ComparedRow => ({
  step,
  examplesSeen: 16 * step,
  trainingLoss: 1 / (step + 1),
  testLoss: null,
  testAccuracy: null,
  gradientNorm: null,
  unbiasedSquaredGradientNorm: null,
  gradientCovarianceTrace: null,
  batchLoss: null,
  batchGradientNorm: null,
  stepSize: 0.1,
  meanTrials: 2,
  functionEvaluations: 2 * step,
  gradientEvaluations: step,
  exhaustedSearches: 0,
  belowResolutionSteps: 0,
  ...changes,
});
const end = { outcome: 'TARGETS_REACHED', step: 8 } as const;
const segment = { fromStep: 2, toStep: 8, toSha256: null, logged: { rows: [row(4), row(8)], end } };
const found = { fromStep: 2, rows: [row(4), row(8)], end, sha256: null };

describe('judgeSegment', () => {
  it('finds nothing where every bit is the same', () => {
    expect(judgeSegment(segment, found)).toBeNull();
    expect(judgeSegment({ ...segment, toSha256: 'a' }, { ...found, sha256: 'a' })).toBeNull();
  });

  it('tells the first difference, to the last bit', () => {
    const lastBit = row(4, { trainingLoss: 0.2 + Number.EPSILON / 8 });
    const rows = [lastBit, row(8, { stepSize: 1 })];
    expect(judgeSegment(segment, { ...found, rows })).toEqual({
      step: 4,
      field: 'trainingLoss',
      logged: '0.2',
      retrained: '0.20000000000000004',
    });
  });

  it.each([
    ['a row that is missing', { rows: [row(4)] }, { step: 8, field: 'step', logged: '8', retrained: null }],
    [
      'a row too many',
      { rows: [row(4), row(6), row(8)] },
      { step: 6, field: 'step', logged: '8', retrained: '6' },
    ],
    [
      'a figure that was measured',
      { rows: [row(4), row(8, { testLoss: 1 })] },
      { step: 8, field: 'testLoss', logged: null, retrained: '1' },
    ],
    [
      'a run that goes on',
      { end: null },
      { step: 8, field: 'outcome', logged: 'TARGETS_REACHED', retrained: null },
    ],
    [
      'an end at another step',
      { end: { ...end, step: 9 } },
      { step: 8, field: 'endStep', logged: '8', retrained: '9' },
    ],
    [
      'a checkpoint of another step',
      { fromStep: 3 },
      { step: 2, field: 'checkpointStep', logged: '2', retrained: '3' },
    ],
  ])('tells %s', (_, changes, difference) => {
    expect(judgeSegment(segment, { ...found, ...changes })).toEqual(difference);
  });

  it('tells another checkpoint at its end', () => {
    const open = { ...segment, toSha256: 'a', logged: { ...segment.logged, end: null } };
    const difference = { step: 8, field: 'checkpoint', logged: 'a', retrained: 'b' };
    expect(judgeSegment(open, { ...found, sha256: 'b' })).toEqual(difference);
  });
});

describe('segmentsOfRun', () => {
  const rows = [0, 1, 2, 4, 8].map((step) => ({ ...row(step), seconds: step }));
  const trail = [
    { step: 2, sha256: 'a' },
    { step: 6, sha256: 'b' },
  ];

  it('parts a run at its checkpoints, a row of their step standing before them', () => {
    const segments = segmentsOfRun({ step: 8, end, rows, trail });
    expect(
      segments.map(({ logged, ...rest }) => [...Object.values(rest), logged.rows.map(({ step }) => step)]),
    ).toEqual([
      [0, 2, false, null, 'a', 2, [0, 1, 2]],
      [2, 6, false, 'a', 'b', 4, [4]],
      [6, 8, true, 'b', null, 2, [8]],
    ]);
    expect(segments.map(({ logged }) => logged.end)).toEqual([null, null, end]);
  });

  it('is one segment without checkpoints, and ends with the log where a plan cut the run short', () => {
    expect(segmentsOfRun({ step: 8, end, rows, trail: [] })).toMatchObject([
      { fromStep: 0, toStep: 8, isLast: true },
    ]);
    const cut = segmentsOfRun({ step: 9, end: null, rows, trail: [...trail, { step: 9, sha256: 'c' }] });
    expect(cut.at(-1)).toMatchObject({ fromStep: 6, toStep: 8, isLast: false, toSha256: null });
  });
});
