import { numbersOf } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { samples } from '../../harness/samples.ts';
import { translatorOf } from '../../i18n/translator.ts';
import type { EstimateData } from '../estimate/estimate.type.ts';
import { plainText } from '../phrase/phrase.ts';
import type { ComparedSweep } from './compared.ts';
import { lettered } from './compared.ts';
import { medians } from './compareFigures.ts';
import { findingOf } from './finding.ts';

const language = { t: translatorOf('en'), numbers: numbersOf('en') };
const sample = samples.identified();
const compared = (loaded: typeof sample): ComparedSweep => ({ ...loaded, configuration: loaded });
const base = compared(sample);

function withAnswer(
  value: number,
  lower: number,
  upper: number,
  change: Partial<ComparedSweep> = {},
): ComparedSweep {
  const estimate = { ...(base.estimate as EstimateData), criticalBatchSize: { value, lower, upper } };
  return { ...base, ...change, estimate };
}

function said(sweeps: ComparedSweep[]): string {
  const { headline, lead } = findingOf(lettered(sweeps), language);
  return [headline, ...lead].map((part) => plainText(language.t, part)).join(' ');
}

describe('the finding of a comparison', () => {
  it('is the greatest ratio of b* whose intervals do not overlap', () => {
    const text = said([withAnswer(100, 90, 110), withAnswer(200, 180, 220), withAnswer(400, 105, 900)]);
    expect(text).toMatch(/^The b\* of B is 200, 2\.0× that of A \(100\)\./);
    expect(text).toMatch(/180–220.*90–110/);
  });

  it('says that the data tell nothing apart where every interval overlaps', () => {
    expect(said([withAnswer(100, 90, 150), withAnswer(120, 100, 160)])).toMatch(/do not tell .* apart/);
  });

  it('names the one setting in which the two differ', () => {
    const policy = { ...sample.policy, reset: 'INCREASE' as const };
    const text = said([
      withAnswer(100, 90, 110),
      withAnswer(200, 180, 220, { configuration: { ...sample, policy } }),
    ]);
    expect(text).toMatch(/differ in one setting alone.*maximum.*increase/);
  });

  it('warns where the sweeps were asked different targets', () => {
    const target = { id: 'other', metric: 'TRAINING_LOSS' as const, threshold: 0.5 };
    expect(said([withAnswer(100, 90, 110), withAnswer(200, 180, 220, { target })])).toMatch(/targets differ/);
  });

  it('claims nothing of sweeps that are not identified', () => {
    expect(said([samples.notIdentified(), samples.started()].map(compared))).toMatch(/0 of 2 sweeps/);
  });
});

describe('the median of the runs of a batch size', () => {
  const run = (steps: number, state: 'reached' | 'censored', seed: number) => ({
    batchSize: 10,
    seed,
    state,
    steps,
  });

  it('is the geometric mean of the two in the middle', () => {
    expect(medians([run(2, 'reached', 1), run(8, 'reached', 2)])[0]?.work).toBeCloseTo(40);
  });

  it('is known only where more than half of them arrived', () => {
    const arrived = medians([run(9, 'censored', 1), run(10, 'reached', 2), run(12, 'reached', 3)]);
    const missed = medians([run(9, 'censored', 1), run(10, 'reached', 2), run(9, 'censored', 3)]);
    expect(arrived[0]).toMatchObject({ isCensored: false, work: 120, count: 3 });
    expect(missed[0]).toMatchObject({ isCensored: true, work: 90 });
  });
});
