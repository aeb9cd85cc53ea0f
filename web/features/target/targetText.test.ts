import { numbersOf } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { translatorOf } from '../../i18n/translator.ts';
import { slopeText, targetPoints } from './targetText.ts';

const language = { t: translatorOf('en'), numbers: numbersOf('en') };
const point = { crossings: 27, censored: 6 };

describe('targetPoints', () => {
  it('says what each threshold does to b*, and leaves out what the runs do not answer', () => {
    const points = targetPoints(
      [
        { ...point, threshold: 0.51234, answer: 'NOT_IDENTIFIED', criticalBatchSize: null },
        { ...point, threshold: 0.3, answer: 'NO_MINIMUM', criticalBatchSize: null },
        {
          ...point,
          threshold: 0.1,
          answer: 'MINIMISER',
          criticalBatchSize: { value: 76.2, lower: 71.6, upper: 80.8 },
        },
        { threshold: 0.05, answer: null, criticalBatchSize: null, crossings: null, censored: null },
      ],
      'TRAINING_LOSS',
      language,
    );
    expect(points.map(({ target, answer }) => `${target}: ${answer}`)).toEqual([
      'training loss ≤ 0.512: not identified',
      'training loss ≤ 0.3: no minimum',
      'training loss ≤ 0.1: b* = 76 (72–81)',
    ]);
  });
});

describe('slopeText', () => {
  it('gives the factor of half the distance, the smaller one first', () => {
    expect(slopeText({ slope: -1, lower: -1.2, upper: -0.9 }, language)).toContain(
      '2.0 times as large (1.9 to 2.3,',
    );
    expect(slopeText({ slope: -1, lower: null, upper: null }, language)).toContain('no straight line');
  });
});
