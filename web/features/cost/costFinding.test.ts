import { numbersOf } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { translatorOf } from '../../i18n/translator.ts';
import { costFinding } from './costFinding.ts';

const english = { locale: 'en' as const, t: translatorOf('en'), numbers: numbersOf('en') };

describe('the finding of time and money', () => {
  it('speaks of limits only where there are any', () => {
    const none = { maxHours: null, maxCost: null };
    expect(costFinding(null, none, english)).toMatch(/^No choice stands out/);
    expect(costFinding(null, { ...none, maxHours: 1 }, english)).toContain('keeps these limits');
    const choice = { batchSize: 96, devices: 1 };
    expect(costFinding(choice, none, english)).toBe('Use batch size 96 on 1 device.');
    expect(costFinding(choice, { ...none, maxCost: 5 }, english)).toContain('Inside these limits');
  });
});
