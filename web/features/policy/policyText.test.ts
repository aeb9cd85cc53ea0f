import { numbersOf } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { translatorOf } from '../../i18n/translator.ts';
import { policyName } from './policyText.ts';

describe('a policy in a list', () => {
  it('has its learning rate, which tells two sweeps of one rule apart', () => {
    const sgd = (base: number) => ({ __typename: 'SgdPolicy' as const, learningRate: { base } });
    const english = { locale: 'en' as const, t: translatorOf('en'), numbers: numbersOf('en') };
    expect(policyName(sgd(0.3), english)).toBe('SGD, learning rate 0.3');
    expect(policyName(sgd(50), english)).toBe('SGD, learning rate 50');
    const japanese = { locale: 'ja' as const, t: translatorOf('ja'), numbers: numbersOf('ja') };
    expect(policyName(sgd(0.3), japanese)).toBe('SGD、学習率 0.3');
  });

  it('has its name alone where the rate is not known', () => {
    const english = { locale: 'en' as const, t: translatorOf('en'), numbers: numbersOf('en') };
    expect(policyName({ __typename: 'SgdPolicy' }, english)).toBe('SGD');
  });
});
