import { numbersOf } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { samples } from '../../harness/samples.ts';
import { translatorOf } from '../../i18n/translator.ts';
import { type PolicyData, policyLine, policyName } from './policyText.ts';

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

describe('a line search in one line', () => {
  const language = { locale: 'en' as const, t: translatorOf('en'), numbers: numbersOf('en') };
  const { policy } = samples.identified();
  const lineWith = (settings: { name: string; value: number }[]) =>
    policyLine({ ...policy, settings } as PolicyData, language);

  it('names the settings by which it is not that of the paper, and no others', () => {
    const usual = [
      { name: 'epochMeanDelay', value: 0 },
      { name: 'restartStepSize', value: 0.001 },
    ];
    expect(lineWith(usual)).toBe(lineWith([]));
    expect(lineWith([...usual, { name: 'restartBelow', value: 1e-5 }])).toBe(
      `${lineWith([])}, increase: restart where the last step is below 0.00001`,
    );
  });
});
