import { numbersOf, updateRuleNames } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { samplePolicyComparison } from '../../harness/samplePolicies.ts';
import { translatorOf } from '../../i18n/translator.ts';
import { plainText } from '../phrase/phrase.ts';
import { contenderChoices, contenderOf } from './contenderChoices.ts';
import { contenderRows } from './contenders.ts';
import { policyFinding } from './policyFinding.ts';

const language = { t: translatorOf('en'), numbers: numbersOf('en') };
const comparison = samplePolicyComparison();

function said(result: Partial<typeof comparison.result>) {
  const { headline, lead } = policyFinding(
    { ...comparison, result: { ...comparison.result, ...result } },
    language,
  );
  return [headline, ...lead].map((phrase) => plainText(language.t, phrase));
}

describe('the finding of a policy comparison', () => {
  it('names the best policy, and by what factor the next needs more', () => {
    expect(said({})).toEqual([
      'Armijo, reset maximum needs the least work, at batch size 128.',
      'The next, Momentum, tuned for every batch size, needs 1.4 times as many gradients (95 % interval 1.2–1.7).',
      'Each was tried at 6 batch sizes with 3 seeds.',
    ]);
  });

  it('names all that cannot be told apart, each once, and says what may still change', () => {
    const notToldApart = ['Armijo, reset maximum', 'SGD, tuned for every batch size'];
    const [headline, , open] = said({ answer: 'CANNOT_TELL', notToldApart, isFinal: false });
    expect(headline).toBe(
      'These runs do not tell Armijo, reset maximum, SGD, tuned for every batch size apart.',
    );
    expect(open).toBe('Some runs are still to come.');
  });

  it('leaves an end open that the fits leave open, and keeps the digits of a factor near 1', () => {
    const [first, second, ...rest] = comparison.result.contenders;
    if (!first || !second) throw new Error('The sample has too few policies.');
    const ratioToBest = { value: 1.04, lower: 1.01, upper: null };
    const contenders = [first, { ...second, ratioToBest }, ...rest];
    const rows = contenderRows({ ...comparison, result: { ...comparison.result, contenders } }, language);
    expect(rows[1]?.text).toBe('1.04 (≥\u00a01.01)');
    expect(rows[1]?.answer).toMatchObject({ lower: 1.01, upper: null });
  });

  it('says so where there is nothing to compare', () => {
    expect(said({ answer: 'TOO_FEW_MEASURED', best: null })[0]).toMatch(/^There is nothing to compare yet/);
  });
});

describe('the rows of its chart', () => {
  it('give a policy that never arrived the factor that it surely exceeds', () => {
    const last = contenderRows(comparison, language).at(-1);
    // 800,000 gradients without arriving, against 90,000.
    expect(last).toMatchObject({ answer: null, bound: { side: 'above' }, text: 'more than 8.8' });
    expect(last?.bound?.from).toBeCloseTo(8.889, 3);
  });
});

describe('the policies that the form offers', () => {
  it('are one policy under each reset rule, and a grid of learning rates for every other', () => {
    expect(contenderOf('epochMean', [0.1])).toEqual({ policies: [{ armijo: { reset: 'EPOCH_MEAN' } }] });
    // Multiples of 0.001 and of 0.1.
    expect(contenderOf('adamW', [0.1, 0.2])).toEqual({
      policies: [
        { adamW: { learningRate: { base: 0.0001 } } },
        { adamW: { learningRate: { base: 0.0002 } } },
      ],
    });
    expect(contenderOf('sgd', [3])).toEqual({ policies: [{ sgd: { learningRate: { base: 0.3 } } }] });
    expect(contenderChoices).toEqual(['maximum', 'increase', 'previous', 'epochMean', ...updateRuleNames]);
  });
});
