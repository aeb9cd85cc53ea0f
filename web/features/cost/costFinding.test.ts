import { numbersOf } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { sampleStudy } from '../../harness/sampleStudy.ts';
import { translatorOf } from '../../i18n/translator.ts';
import { costFinding } from './costFinding.ts';

const english = { locale: 'en' as const, t: translatorOf('en'), numbers: numbersOf('en') };

const none = { maxHours: null, maxCost: null };
/** Its choices take two hours at least, and its runs identify nothing. */
const choice = sampleStudy().stages.at(-1)?.costFrontier?.choices[0];
if (!choice) throw new Error('The sample has no choices.');
const seconds = { value: 7200, lower: 7000, upper: 7400 };
const unanswered = { choices: [{ ...choice, seconds }], recommended: null };

describe('the finding of time and money', () => {
  it('speaks of limits only where there are any', () => {
    expect(costFinding(unanswered, none, english)).toMatch(/^No choice stands out/);
    expect(costFinding(unanswered, { ...none, maxHours: 1 }, english)).toContain('keeps these limits');
    const answered = { ...unanswered, recommended: { batchSize: 96, devices: 1 } };
    expect(costFinding(answered, none, english)).toBe('Use batch size 96 on 1 device.');
    expect(costFinding(answered, { ...none, maxCost: 5 }, english)).toContain('Inside these limits');
  });

  it('blames no limit that every choice keeps', () => {
    expect(costFinding(unanswered, { ...none, maxHours: 1000 }, english)).toMatch(/^No choice stands out/);
  });
});
