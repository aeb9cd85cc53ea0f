import { numbersOf } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { translatorOf } from '../../i18n/translator.ts';
import type { OwnTarget } from './targetText.ts';
import { slopeText, targetPoints } from './targetText.ts';

const language = { t: translatorOf('en'), numbers: numbersOf('en') };
const point = { crossings: 27, censored: 6, reason: null, suggestedBatchSizes: [] };

describe('targetPoints', () => {
  const own = { id: 't', metric: 'TRAINING_LOSS' as const, threshold: 0.1, estimate: null };
  const loaded = [
    { ...point, threshold: 0.51234, answer: 'NOT_IDENTIFIED' as const, criticalBatchSize: null },
    { ...point, threshold: 0.3, answer: 'NO_MINIMUM' as const, criticalBatchSize: null },
    {
      ...point,
      threshold: 0.1002,
      answer: 'MINIMISER' as const,
      criticalBatchSize: { value: 76.2, lower: 71.6, upper: 80.8 },
    },
    { ...point, threshold: 0.05, answer: null, criticalBatchSize: null, crossings: null, censored: null },
  ];
  const said = (target: OwnTarget) =>
    targetPoints(loaded, target, language).map(({ target, answer }) => `${target}: ${answer}`);

  it('says what each threshold does to b*, and leaves out what the runs do not answer', () => {
    expect(said(own)).toEqual([
      'training loss ≤ 0.512: not identified',
      'training loss ≤ 0.3: no minimum',
      'training loss ≤ 0.1: b* = 76 (72–81)',
    ]);
  });

  it('says why a target has no answer, and which runs would tell most, as the page says it of its own', () => {
    const [shallow] = loaded;
    if (!shallow) throw new Error('It has one.');
    const asked = { ...shallow, reason: 'TOO_FEW_CROSSINGS' as const, suggestedBatchSizes: [48, 64] };
    const [first, second] = targetPoints([asked, ...loaded.slice(1)], own, language);
    expect(first?.why).toBe(
      'Too few runs reached the target to say which batch size needs the least work. 27 runs reached it and 6 did not. Runs near batch size 48 and 64 would tell most.',
    );
    expect(second?.why).toBe('');
  });

  it('says of the page’s own target what the page says of it, and nothing else beside', () => {
    const criticalBatchSize = { value: 75, lower: 70, upper: 82 };
    const estimate = {
      answer: 'MINIMISER' as const,
      criticalBatchSize,
      freeRange: null,
      valley: null,
      ...point,
    };
    expect(said({ ...own, estimate })).toEqual([
      'training loss ≤ 0.512: not identified',
      'training loss ≤ 0.3: no minimum',
      'training loss ≤ 0.1: b* = 75 (70–82)',
    ]);
    expect(said({ ...own, threshold: 0.2, estimate })[2]).toBe('training loss ≤ 0.2: b* = 75 (70–82)');
  });

  it('goes from the loosest to the tightest, also where a metric rises to its target', () => {
    const points = targetPoints(loaded, { ...own, metric: 'TEST_ACCURACY' }, language);
    expect(points.map(({ threshold }) => threshold)).toEqual([0.1002, 0.3, 0.51234]);
  });
});

describe('slopeText', () => {
  it('gives the factor of half the distance, the smaller one first', () => {
    expect(slopeText({ slope: -1, lower: -1.2, upper: -0.9 }, language)).toContain(
      '2.0 times as large (1.9 to 2.3,',
    );
    expect(slopeText({ slope: -1, lower: null, upper: null }, language)).toContain('no single factor');
  });
});
