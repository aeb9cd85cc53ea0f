import { describe, expect, it } from '@jest/globals';
import { monthlyFromWeeks, paybackDays } from '../cost/payback.ts';
import { numbersOf } from './numbers.ts';
import type { Sentence } from './sentence.ts';
import { plainSentences } from './sentence.ts';
import type { NextSweepToTell, RechecksToTell, StudyPaybackToTell } from './tellPayback.ts';
import { tellNextSweep, tellRechecks, tellStudyPayback } from './tellPayback.ts';

const english = numbersOf('en');
const read = (sentences: readonly Sentence[], locale: 'en' | 'ja' = 'en') =>
  plainSentences(sentences, locale).replaceAll('\u00a0', ' ');

const cost = { value: 60, lower: 40, upper: 80 };
const monthly = { runs: 20, cost, currency: 'EUR' };
const returns = {
  ...{ stage: 'Production', isForetold: true, from: 256, batchSize: 96, isPriced: true },
  monthly,
};
const study: StudyPaybackToTell = {
  spent: [{ amount: 12, currency: 'EUR' }],
  countsPeople: true,
  isWhole: true,
  returns,
  days: paybackDays(12, cost),
  next: null,
};
const ofStudy = (change: Partial<StudyPaybackToTell> = {}, locale: 'en' | 'ja' = 'en') =>
  read(tellStudyPayback({ ...study, ...change }, { numbers: numbersOf(locale) }), locale);

describe('what a study costs and returns as a whole', () => {
  it('by hand: 12 EUR at 60 a month are back in 6.1 days, and 20 more in 16.2', () => {
    expect(ofStudy()).toBe(
      'The study has cost 12.00 EUR so far with people’s work. Production is predicted to save 60.00 EUR a month at 20 runs (40.00–80.00). The whole study is paid back within 7 days (5–10).',
    );
    const days = paybackDays(32, cost) ?? cost;
    const next = { amount: 20, currency: 'EUR', days, countsPeople: false };
    expect(ofStudy({ next })).toMatch(
      / With the 20\.00 EUR that the next sweep is predicted to cost, it takes 17 days \(13–25\)\.$/,
    );
    expect(ofStudy({ next: { ...next, countsPeople: true } })).toMatch(
      / is predicted to cost with people’s work, it takes 17 days /,
    );
    expect(ofStudy({ next }, 'ja')).toBe(
      'スタディの費用はこれまで 12.00 EUR です（人の作業を含む）。Production では月 20 回の訓練なら、費用が 1 か月で 60.00 EUR 減る見込みです（40.00〜80.00）。スタディ全体の費用は 7 日以内（5〜10）に取り戻せます。次のスイープの見込み費用 20.00 EUR を加えると 17 日（13〜25）です。',
    );
  });

  it('counts no years beyond a hundred', () => {
    const late = (spent: number) => ofStudy({ days: paybackDays(spent, cost) });
    expect(late(54_000)).toMatch(/The whole study takes 75 years to pay back \(≥ 56\)\.$/);
    expect(late(480_000)).toMatch(/The whole study takes 100\+ years to pay back\.$/);
  });

  it('says that nothing may be saved, or is', () => {
    const unsure = { value: 60, lower: -10, upper: 80 };
    const open = {
      returns: { ...returns, monthly: { ...monthly, cost: unsure } },
      days: paybackDays(12, unsure),
    };
    expect(ofStudy(open)).toMatch(
      /at 20 runs \(−10\.00 to 80\.00\), but it may save nothing\. The whole study is paid back within 5 days at the high end of what it may save, and never at the low end\.$/,
    );
    expect(ofStudy(open, 'ja')).toMatch(/まったく減らない可能性もあります。.*下端なら取り戻せません。$/);
    const lost = { ...monthly, cost: { value: -1, lower: -3, upper: 1 } };
    expect(ofStudy({ returns: { ...returns, monthly: lost }, days: null })).toMatch(
      /most likely saves nothing against the 256 in use, so the study is not paid back\.$/,
    );
    expect(ofStudy({ returns: { ...returns, batchSize: 256, monthly: null }, days: null })).toMatch(
      /Production keeps the 256 in use and saves nothing, so the study is not paid back\.$/,
    );
  });

  it('says why no time can be told, and nothing of a study that has cost nothing', () => {
    expect(ofStudy({ isWhole: false, days: null })).toMatch(
      /^The study has cost at least 12\.00 EUR .*A part of it has no price, so no payback time is told\.$/,
    );
    expect(ofStudy({ spent: [{ amount: 9, currency: 'USD' }], days: null })).toMatch(
      /The saving is in EUR alone, so no payback time is told\.$/,
    );
    expect(ofStudy({ returns: { ...returns, monthly: null }, days: null })).toMatch(
      /can be told once the team states its training runs in a month\.$/,
    );
    expect(ofStudy({ returns: null })).toBe('The study has cost 12.00 EUR so far with people’s work.');
    expect(ofStudy({ spent: [] })).toBe('');
  });
});

describe('what the next sweep of a study returns', () => {
  const next: NextSweepToTell = {
    ...{ from: 256, batchSize: 96, monthly, days: paybackDays(20, cost) },
    countsPeople: false,
  };
  const ofNext = (change: Partial<NextSweepToTell>, locale: 'en' | 'ja' = 'en') =>
    read(tellNextSweep({ ...next, ...change }, { numbers: numbersOf(locale) }), locale);

  it('by hand: 20 EUR at 60 a month are back in 10.1 days', () => {
    expect(ofNext({})).toBe(
      'If it comes out as predicted, it saves 60.00 EUR a month, which pays for it within 11 days (8–16).',
    );
  });

  it('says whether the people of its stage count', () => {
    expect(ofNext({ countsPeople: true })).toMatch(/which pays for it with people’s work within 11 days/);
    expect(ofNext({ countsPeople: true }, 'ja')).toMatch(/このスイープの費用（人の作業を含む）は/);
  });

  it('says that checking costs more than it saves in a year, where it does', () => {
    expect(ofNext({ days: paybackDays(20_000, cost) })).toMatch(
      /within 28 years \(.*\)\. Checking costs more than it saves in a year\.$/,
    );
    expect(ofNext({ batchSize: 256 })).toBe(
      'It is predicted to keep the 256 in use: it checks that, and saves nothing by itself. Checking costs more than it saves in a year.',
    );
    expect(ofNext({ batchSize: 256 }, 'ja')).toMatch(/確認にかかる費用は、1 年で減る費用を上回ります。$/);
    expect(ofNext({ days: paybackDays(20, { value: 60, lower: -1, upper: 80 }) })).toMatch(
      /or nothing, which pays for it within 8 days at best and never at worst\.$/,
    );
    expect(ofNext({ monthly: null, days: null })).toBe('');
  });
});

describe('what re-checks cost against what they check', () => {
  const weekly: RechecksToTell = {
    ...{ everyWeeks: 1, deviceSecondsBudget: 3600, pricePerDeviceHour: 2, currency: 'EUR' },
    monthly,
  };
  const ofRechecks = (change: Partial<RechecksToTell>) =>
    read(tellRechecks({ ...weekly, ...change }, { numbers: english }));

  it('by hand: 2 EUR a week are 8.70 a month', () => {
    expect(monthlyFromWeeks(2, 1)).toBeCloseTo(8.696, 3);
    expect(ofRechecks({})).toBe(
      'Each re-check costs at most 2.00 EUR, which is 8.70 EUR a month. The batch size that they check saves 60.00 EUR a month at 20 runs (40.00–80.00).',
    );
  });

  it('says so where checking costs more than it saves', () => {
    expect(ofRechecks({ pricePerDeviceHour: 20 })).toMatch(/Checking costs more than it saves\.$/);
    expect(ofRechecks({ monthly: null })).toBe(
      'Each re-check costs at most 2.00 EUR, which is 8.70 EUR a month.',
    );
  });
});
