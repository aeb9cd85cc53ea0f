import { describe, expect, it } from '@jest/globals';
import { monthlyFromWeeks, paybackDays } from '../cost/payback.ts';
import { numbersOf } from './numbers.ts';
import type { Sentence } from './sentence.ts';
import { plainSentences } from './sentence.ts';
import type { NextSweepToTell, RechecksToTell, StudyPaybackToTell } from './tellPayback.ts';
import { isWorthChecking, tellNextSweep, tellRechecks, tellStudyPayback } from './tellPayback.ts';

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

  it('says both ends of a wide interval in words, and what would narrow it', () => {
    const wide = { value: 60, lower: 0.4, upper: 6000 };
    const open = (spent: number, locale: 'en' | 'ja' = 'en') =>
      ofStudy({ days: paybackDays(spent, wide) }, locale);
    // 12 EUR are back in 6.1 days, 0.06 days at best and 913 days, 2.5 years, at worst.
    expect(open(12)).toMatch(
      / The whole study most likely takes 7 days to pay back, anywhere from 1 day to 3 years\. That is practically unknown until Production has run\.$/,
    );
    expect(open(40_000)).toMatch(
      / most likely takes 56 years to pay back, anywhere from 7 months to more than 100 years\. /,
    );
    expect(open(12, 'ja')).toMatch(
      /スタディ全体の費用を取り戻すには、おそらく 7 日（早ければ 1 日、遅ければ 3 年）かかります。Production を実行するまで、この期間はほとんど分かりません。$/,
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
    ...{ from: 256, batchSize: 96, monthly, runs: 20, cost: { amount: 20, currency: 'EUR' } },
    ...{ countsPeople: false, sparedEachRun: 0.05, share: 0.12 },
  };
  const ofNext = (change: Partial<NextSweepToTell>, locale: 'en' | 'ja' = 'en') =>
    read(tellNextSweep({ ...next, ...change }, { numbers: numbersOf(locale) }), locale);

  it('by hand: 0.05 EUR in each of 20 runs a month are 12 EUR in a year, less than the 20 that it costs', () => {
    expect(isWorthChecking(next)).toBe(false);
    expect(ofNext({})).toBe(
      'Don’t check: move to 96 now. Moving now is predicted to save 60.00 EUR a month (40.00–80.00). The check costs 20.00 EUR and returns at most 12.00 EUR beyond that in a year of 20 runs a month. In about 12 of 100 cases it would recommend another batch size.',
    );
    expect(ofNext({ countsPeople: true }, 'ja')).toBe(
      '確認は不要です。今すぐ 96 に変えてください。今すぐ変えれば、費用が 1 か月で 60.00 EUR 減る見込みです（40.00〜80.00）。確認の費用は 20.00 EUR（人の作業を含む）で、それによってさらに減る費用は、月 20 回の訓練なら 1 年で多くても 12.00 EUR です。100 回のうち約 12 回は、別のバッチサイズが推奨されます。',
    );
  });

  it('says to check from where it returns what it costs', () => {
    expect(isWorthChecking({ ...next, sparedEachRun: 20 / 240 })).toBe(true);
    expect(ofNext({ sparedEachRun: 0.1, countsPeople: true })).toMatch(
      /^Check before you move to 96\. .* The check costs 20\.00 EUR with people’s work and returns up to 24\.00 EUR beyond that in a year of 20 runs a month\./,
    );
    expect(ofNext({ sparedEachRun: 0.1 }, 'ja')).toMatch(/^96 に変える前に確認してください。/);
  });

  it('says so where the batch size in use stays, and where nothing else can come out', () => {
    const stays = { batchSize: 256, monthly: null, sparedEachRun: 0, share: 0 };
    expect(ofNext(stays)).toBe(
      'Don’t check: stay with 256. The check costs 20.00 EUR and returns at most 0.00 EUR in a year of 20 runs a month. Wherever it comes out as predicted, it would recommend no other batch size.',
    );
    expect(ofNext({ ...stays, sparedEachRun: 1 })).toMatch(/^Check whether 256 is still best\./);
    expect(ofNext({ monthly: { ...monthly, cost: { value: 60, lower: -1, upper: 80 } } })).toMatch(
      /save 60\.00 EUR a month \(−1\.00 to 80\.00\), or nothing\./,
    );
  });

  it('by hand: while nobody says how often is trained, 400 runs pay for it', () => {
    expect(isWorthChecking({ ...next, runs: null })).toBeNull();
    expect(ofNext({ runs: null, monthly: null })).toBe(
      'The check costs 20.00 EUR; beyond moving now, it pays from about 400 runs of training on. In about 12 of 100 cases it would recommend another batch size.',
    );
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
