import { describe, expect, it } from '@jest/globals';
import type { AnswerFigures } from './answerFigures.ts';
import { numbersOf } from './numbers.ts';
import { plainSentence, plainSentences } from './sentence.ts';
import { tellAnswer } from './tellAnswer.ts';
import { tellSaving } from './tellSaving.ts';
import { nothing, toldInFull } from './testing/toldInFull.ts';

const interval = (value: number, lower: number | null, upper: number | null) => ({ value, lower, upper });
const tested = { lower: 8, upper: 512 };

/** What is known, and all that is said of it in both languages. Every surface takes its sentences from here. */
const cases: Record<string, [known: Partial<AnswerFigures>, english: string, japanese: string]> = {
  'b* of one digit': [
    { answer: 'MINIMISER', criticalBatchSize: interval(4.1, 3.7, 4.2) },
    'Batch size 4 reaches the target with the least work. 95 % interval 3.7–4.2.',
    '最も少ない計算量で目標に届くバッチサイズは 4 です。95 % 区間は 3.7〜4.2。',
  ],
  'b* of one digit, its interval between whole numbers': [
    {
      answer: 'MINIMISER',
      criticalBatchSize: interval(2.2, 2.18, 2.21),
      valley: { lower: 1.9, upper: 2.9, tolerance: 0.1 },
    },
    'Batch size 2 reaches the target with the least work. 95 % interval 2–3.',
    '最も少ない計算量で目標に届くバッチサイズは 2 です。95 % 区間は 2〜3。',
  ],
  'b* of two digits, with all that may be said': [
    {
      answer: 'MINIMISER',
      criticalBatchSize: interval(96.3, 86.2, 107.4),
      withoutOneBatchSize: { lower: 79.8, upper: 116.2 },
      valley: { lower: 68.2, upper: 139, tolerance: 0.1 },
      yours: { batchSize: 512, factor: interval(2.31, 2.1, 2.6), isLowerBound: false },
    },
    'Batch size 96 reaches the target with the least work. 95 % interval 86–107. Without one batch size at a time: 80–116. 2.3× fewer gradients than your 512 (2.1–2.6). Any batch size from 69 to 139 surely costs at most 10 % more work, so choose in that range by what your hardware runs fastest.',
    '最も少ない計算量で目標に届くバッチサイズは 96 です。95 % 区間は 86〜107。バッチサイズを 1 つずつ除いた場合は 80〜116。現在のバッチサイズ 512 では、勾配計算がその 2.3 倍必要です（2.1〜2.6）。69〜139 なら計算量の増加は確実に 10 % 以内なので、この範囲でハードウェアに合う値を選べます。',
  ],
  'b* with an open lower end; yours as the law has it; time that may be lost': [
    {
      answer: 'MINIMISER',
      criticalBatchSize: interval(1024, null, 1180),
      yours: { batchSize: 64, factor: { value: 1.34 }, isLowerBound: false },
    },
    'Batch size 1024 reaches the target with the least work. 95 % interval ≤ 1180. 1.3× fewer gradients than your 64.',
    '最も少ない計算量で目標に届くバッチサイズは 1024 です。95 % 区間は ≤ 1180。現在のバッチサイズ 64 では、勾配計算がその 1.3 倍必要です。',
  ],
  'b* with an open upper end; yours never arrived': [
    {
      answer: 'MINIMISER',
      criticalBatchSize: interval(12_345, 11_000, null),
      yours: { batchSize: 1024, factor: { value: 9.96 }, isLowerBound: true },
    },
    'Batch size 12,345 reaches the target with the least work. 95 % interval ≥ 11,000. At least 9.9× fewer gradients than your 1024, which never reached the target.',
    '最も少ない計算量で目標に届くバッチサイズは 12,345 です。95 % 区間は ≥ 11,000。現在のバッチサイズ 1024 は目標に届いていません。届くには、勾配計算が 9.9 倍以上必要です。',
  ],
  'b* of ten digits, both ends open; yours is as good': [
    {
      answer: 'MINIMISER',
      criticalBatchSize: interval(1.2e9, null, null),
      yours: { batchSize: 1e9, factor: interval(1.04, 1.01, null), isLowerBound: false },
    },
    'Batch size 1,200,000,000 reaches the target with the least work. These runs set no bounds on it. Your 1,000,000,000 is already within 10 % of the least work; keep it.',
    '最も少ない計算量で目標に届くバッチサイズは 1,200,000,000 です。この実行からは、その区間を求められません。現在の 1,000,000,000 は最小の計算量から 10 % 以内です。変更は不要です。',
  ],
  'b* at another level; yours never arrived, and its bound says nothing': [
    {
      answer: 'MINIMISER',
      level: 0.9,
      criticalBatchSize: interval(84.2, 58, 98.4),
      valley: { lower: 60.3, upper: 119.8, tolerance: 0.05 },
      yours: { batchSize: 8, factor: { value: 1.04 }, isLowerBound: true },
    },
    'Batch size 84 reaches the target with the least work. 90 % interval 58–98. Any batch size from 61 to 119 surely costs at most 5 % more work, so choose in that range by what your hardware runs fastest.',
    '最も少ない計算量で目標に届くバッチサイズは 84 です。90 % 区間は 58〜98。61〜119 なら計算量の増加は確実に 5 % 以内なので、この範囲でハードウェアに合う値を選べます。',
  ],
  'no minimum, free below two, with a knee below one': [
    { answer: 'NO_MINIMUM', freeRange: interval(1.4, 1.2, 1.6), knee: interval(0.3, 0.2, 0.4) },
    'Smaller batches never cost more work here. Up to 1, work stays within 10 % of the least (95 % interval 1).',
    'バッチサイズを小さくしても計算量は増えません。1 までなら計算量の増加は 10 % 以内です（95 % 区間 1）。',
  ],
  'no minimum, with a knee; yours costs more': [
    {
      answer: 'NO_MINIMUM',
      freeRange: interval(64.7, 48.9, 90.2),
      knee: interval(640, 520, null),
      yours: { batchSize: 512, factor: interval(1.8, 1.7, 1.95), isLowerBound: false },
    },
    'Smaller batches never cost more work here. Up to 64, work most likely stays within 10 % of the least (95 % interval 48–90). At 640 (95 % interval ≥ 520) work is twice the least, for half the extra speed left to gain. Your 512 needs 1.8× as many gradients as the least (1.7–1.9).',
    'バッチサイズを小さくしても計算量は増えません。64 までなら計算量の増加はおそらく 10 % 以内です（95 % 区間 48〜90）。640（95 % 区間 ≥ 520）で計算量は最小の 2 倍になり、短縮できるステップ数は残り半分です。現在の 512 では、勾配計算が最小の 1.8 倍 必要です（1.7〜1.9）。',
  ],
  'no minimum from the smallest tested batch size on': [
    { answer: 'NO_MINIMUM', freeRange: interval(64.7, 48.9, 90.2), testedRange: { lower: 8, upper: 512 } },
    'No batch size needs clearly less work than 8, the smallest tested. Up to 64, work most likely stays within 10 % of the least (95 % interval 48–90). Below 8 nothing was tested, and a smaller batch size may need less: test 4.',
    '試した最小のバッチサイズ 8 より計算量がはっきり少ないバッチサイズはありません。64 までなら計算量の増加はおそらく 10 % 以内です（95 % 区間 48〜90）。8 未満は試していません。さらに小さいバッチなら計算量が減る可能性があるので、4 を試してください。',
  ],
  'no minimum, free up to ten digits with an open end; yours never arrived': [
    {
      answer: 'NO_MINIMUM',
      freeRange: interval(1.5e9, 1.1e9, null),
      yours: { batchSize: 8, factor: { value: 3 }, isLowerBound: true },
    },
    'Smaller batches never cost more work here. Up to 1,500,000,000, work most likely stays within 10 % of the least (95 % interval ≥ 1,100,000,000). Your 8 needs at least 3.0× as many gradients as the least; it never reached the target.',
    'バッチサイズを小さくしても計算量は増えません。1,500,000,000 までなら計算量の増加はおそらく 10 % 以内です（95 % 区間 ≥ 1,100,000,000）。現在の 8 は目標に届いていません。勾配計算は最小の 3.0 倍以上です。',
  ],
  'no minimum, and no bound for what is free': [
    {
      answer: 'NO_MINIMUM',
      knee: interval(2_000_000, null, 3_400_000),
      yours: { batchSize: 48, factor: { value: 1.1 }, isLowerBound: false },
    },
    'Smaller batches never cost more work here. At 2,000,000 (95 % interval ≤ 3,400,000) work is twice the least, for half the extra speed left to gain. Your 48 is already within 10 % of the least work; keep it.',
    'バッチサイズを小さくしても計算量は増えません。2,000,000（95 % 区間 ≤ 3,400,000）で計算量は最小の 2 倍になり、短縮できるステップ数は残り半分です。現在の 48 は最小の計算量から 10 % 以内です。変更は不要です。',
  ],
  'laws disagree': [
    { reason: 'LAWS_DISAGREE', equalLaws: [96.2, null, 240], suggestedBatchSizes: [11, 23, 1e9] },
    'These runs cannot say which batch size needs the least work. Three laws fit equally well and put it at 96, at 240 or nowhere. Runs near batch size 11, 23 and 1,000,000,000 would tell most.',
    'この実行からは、計算量が最小になるバッチサイズを決められません。3 つの法則が同じ程度によく合い、最小点の位置が分かれます（96、240、「なし」）。次に試すなら、バッチサイズ 11、23、1,000,000,000 付近が最も有効です。',
  ],
  'laws disagree on nothing but whether there is one': [
    { reason: 'LAWS_DISAGREE', equalLaws: [96.2, 96.4, null, null, 95.9, 96, 4e9], suggestedBatchSizes: [4] },
    'These runs cannot say which batch size needs the least work. 7 laws fit equally well and put it at 96, at 4,000,000,000 or nowhere. Runs near batch size 4 would tell most.',
    'この実行からは、計算量が最小になるバッチサイズを決められません。7 つの法則が同じ程度によく合い、最小点の位置が分かれます（96、4,000,000,000、「なし」）。次に試すなら、バッチサイズ 4 付近が最も有効です。',
  ],
  'laws disagree, and they are not known': [
    { reason: 'LAWS_DISAGREE' },
    'These runs cannot say which batch size needs the least work.',
    'この実行からは、計算量が最小になるバッチサイズを決められません。',
  ],
  'minimum below the tested range': [
    {
      reason: 'MINIMUM_OUTSIDE_TESTED_RANGE',
      bestMinimiser: 3,
      testedRange: tested,
      suggestedBatchSizes: [2, 4],
    },
    'The least work is at 8 or below, and nothing below was tested. Runs near batch size 2 and 4 would tell most.',
    '計算量が最小になるのは 8 以下ですが、それより小さいバッチサイズは試していません。次に試すなら、バッチサイズ 2、4 付近が最も有効です。',
  ],
  'minimum above the tested range': [
    { reason: 'MINIMUM_OUTSIDE_TESTED_RANGE', bestMinimiser: 2e9, testedRange: { lower: 8, upper: 1e9 } },
    'The least work is at 1,000,000,000 or above, and nothing above was tested.',
    '計算量が最小になるのは 1,000,000,000 以上ですが、それより大きいバッチサイズは試していません。',
  ],
  'minimum outside the tested range, which is not known': [
    { reason: 'MINIMUM_OUTSIDE_TESTED_RANGE' },
    'The least work lies outside the batch sizes that were tested.',
    '計算量が最小になるのは、試したバッチサイズの範囲の外です。',
  ],
  'interval that ends outside the tested range': [
    {
      reason: 'INTERVAL_OUTSIDE_TESTED_RANGE',
      bestMinimiser: 340,
      endOutside: 1527,
      testedRange: tested,
      suggestedBatchSizes: [768, 1152],
    },
    'The least work is near 340, but these runs cannot say how near. Its 95 % interval reaches 1527; batch sizes from 8 to 512 were tested. Runs near batch size 768 and 1152 would tell most.',
    '計算量が最小になるのは 340 付近ですが、この実行からは範囲を絞れません。95 % 区間は 1527 に及びますが、試したバッチサイズは 8〜512 です。次に試すなら、バッチサイズ 768、1152 付近が最も有効です。',
  ],
  'interval with an open end': [
    { reason: 'INTERVAL_OUTSIDE_TESTED_RANGE', bestMinimiser: 340, testedRange: tested },
    'The least work is near 340, but these runs cannot say how near. Its 95 % interval reaches beyond the batch sizes that were tested.',
    '計算量が最小になるのは 340 付近ですが、この実行からは範囲を絞れません。95 % 区間が、試したバッチサイズの範囲を越えています。',
  ],
  'interval of which nothing is known': [
    { reason: 'INTERVAL_OUTSIDE_TESTED_RANGE' },
    'These runs cannot say which batch size needs the least work. Its 95 % interval reaches beyond the batch sizes that were tested.',
    'この実行からは、計算量が最小になるバッチサイズを決められません。95 % 区間が、試したバッチサイズの範囲を越えています。',
  ],
  'minimum that may be shallow': [
    {
      reason: 'MINIMUM_MAY_BE_SHALLOW',
      bestMinimiser: 40,
      testedRange: tested,
      suggestedBatchSizes: [4, 5, 8, 32],
    },
    'These runs cannot say whether any batch size needs much less work than the smallest. The least work seems to be near 40, but 8 may cost hardly more. Runs near batch size 4, 5, 8 and 32 would tell most.',
    'この実行からは、最小のバッチサイズより計算量がはっきり少ないバッチサイズがあるかどうかを決められません。計算量が最小になるのは 40 付近とみられますが、8 でもほとんど変わらない可能性があります。次に試すなら、バッチサイズ 4、5、8、32 付近が最も有効です。',
  ],
  'no run reached the target': [
    { reason: 'EVERYTHING_CENSORED', maxExamplesPerRun: 1_460_000, suggestedBatchSizes: [256, 512] },
    'No run reached the target within 1.46 M gradients. Raise the limit or choose a looser target.',
    '勾配計算 146 万回以内で目標に届いた実行はありません。上限を上げるか、緩い目標を選んでください。',
  ],
  'no run reached the target, and the limit is not known': [
    { reason: 'EVERYTHING_CENSORED' },
    'No run reached the target. Raise the limit or choose a looser target.',
    '目標に届いた実行はありません。上限を上げるか、緩い目標を選んでください。',
  ],
  'no run reached the target, but one reached a looser one': [
    {
      reason: 'EVERYTHING_CENSORED',
      maxExamplesPerRun: 9e9,
      looserTarget: { metric: 'TEST_ACCURACY', threshold: 0.31, reachedBy: 1 },
    },
    'No run reached the target within 9 G gradients. Raise the limit or choose a looser target; test accuracy ≥ 0.31 was reached by 1 run.',
    '勾配計算 90 億回以内で目標に届いた実行はありません。上限を上げるか、緩い目標を選んでください（テスト精度 ≥ 0.31 には 1 件が到達）。',
  ],
  'no run reached the target, because the learning rate is too large': [
    {
      reason: 'EVERYTHING_CENSORED',
      maxExamplesPerRun: 30_000,
      suggestedBatchSizes: [256, 512],
      tooLongSteps: { risen: 5, missed: 6, learningRate: { given: 1000, smaller: 0.1 } },
    },
    'No run reached the target within 30 k gradients. The loss ended above its first value in 5 of 6 runs that missed the target. A learning rate of 1000 is too large here. Start again with 0.1; a looser target would not help.',
    '勾配計算 3 万回以内で目標に届いた実行はありません。目標に届かなかった 6 件のうち 5 件で、損失が最初の値より高いまま終わりました。学習率 1000 は大きすぎます。0.1 でやり直してください。目標を緩めても解決しません。',
  ],
  'too few runs, because steps that follow no rate are too long': [
    {
      reason: 'TOO_FEW_CROSSINGS',
      reached: 2,
      censored: 1,
      suggestedBatchSizes: [64],
      tooLongSteps: { risen: 1, missed: 1, learningRate: null },
    },
    'Too few runs reached the target to say which batch size needs the least work. 2 runs reached it and 1 did not. The loss ended above its first value in 1 of 1 runs that missed the target. The steps are too long here. Start again with smaller ones; a looser target would not help.',
    '目標に届いた実行が少なく、計算量が最小になるバッチサイズを決められません。2 件が目標に届き、1 件は届きませんでした。目標に届かなかった 1 件のうち 1 件で、損失が最初の値より高いまま終わりました。ステップ幅が大きすぎます。小さくしてやり直してください。目標を緩めても解決しません。',
  ],
  'too few batch sizes': [
    { reason: 'TOO_FEW_BATCH_SIZES', reached: 3, censored: 12_000 },
    'Too few batch sizes reached the target to say which needs the least work. 3 runs reached it and 12,000 did not.',
    '目標に届いたバッチサイズが少なく、計算量が最小になるものを決められません。3 件が目標に届き、12,000 件は届きませんでした。',
  ],
  'too few batch sizes, and one run of each kind': [
    { reason: 'TOO_FEW_BATCH_SIZES', reached: 1, censored: 1 },
    'Too few batch sizes reached the target to say which needs the least work. 1 run reached it and 1 did not.',
    '目標に届いたバッチサイズが少なく、計算量が最小になるものを決められません。1 件が目標に届き、1 件は届きませんでした。',
  ],
  'too few runs': [
    { reason: 'TOO_FEW_CROSSINGS', reached: 7, suggestedBatchSizes: [32, 64, 128] },
    'Too few runs were made to say which batch size needs the least work. All 7 runs reached the target. Runs near batch size 32, 64 and 128 would tell most.',
    '実行が少なく、計算量が最小になるバッチサイズを決められません。7 件すべてが目標に届きました。次に試すなら、バッチサイズ 32、64、128 付近が最も有効です。',
  ],
  'too few batch sizes, at each of which it arrived': [
    { reason: 'TOO_FEW_BATCH_SIZES', reached: 1 },
    'Too few batch sizes were tried to say which needs the least work. The one run reached the target.',
    '試したバッチサイズが少なく、計算量が最小になるものを決められません。その 1 件は目標に届きました。',
  ],
  'no law': [
    { reason: 'NO_CONVERGENCE' },
    'No law could be fitted to these runs. Add runs at more batch sizes, or more seeds.',
    'この実行に合う法則を求められませんでした。バッチサイズかシードを増やしてください。',
  ],
};

describe('an answer in words', () => {
  it.each(Object.entries(cases))('%s', (_, [known, english, japanese]) => {
    expect(toldInFull(known, 'en')).toBe(english);
    expect(toldInFull(known, 'ja')).toBe(japanese);
  });

  it('is preliminary while runs are open and a batch size has one seed alone; what is not identified is no answer', () => {
    const figures = { ...nothing, criticalBatchSize: interval(96.3, 86.2, 107.4), isPreliminary: true };
    const tell = (answer: 'MINIMISER' | 'NOT_IDENTIFIED', locale: 'en' | 'ja') =>
      tellAnswer({ ...figures, answer }, { numbers: numbersOf(locale) });
    expect(tell('MINIMISER', 'en')).toMatchObject({ verdict: 'preliminary', chip: 'Preliminary' });
    expect(plainSentences(tell('MINIMISER', 'en').reason, 'en')).toBe(
      'Preliminary: runs are open, and some batch sizes have one seed so far. The batch size to use can change.',
    );
    expect(tell('MINIMISER', 'ja').chip).toBe('暫定');
    expect(tell('NOT_IDENTIFIED', 'en')).toMatchObject({ verdict: 'notIdentified', chip: 'Not identified' });
  });

  it('has emphasis on the number that a page is about, and on what a reader should not miss', () => {
    const answer = tellAnswer(
      { ...nothing, answer: 'MINIMISER', criticalBatchSize: interval(96.3, 86.2, 107.4) },
      { numbers: numbersOf('en') },
    );
    expect(answer.headline).toEqual([
      { text: 'Batch size ', emphasis: 'none' },
      { text: '96', emphasis: 'answer' },
      { text: ' reaches the target with the least work.', emphasis: 'none' },
    ]);
    expect(answer.interval[0]?.[1]).toEqual({ text: '86–107', emphasis: 'strong' });
  });

  it('holds the value in every interval that it says, as both are rounded', () => {
    const numbers = numbersOf('en');
    for (let value = 1; value < 1e9; value *= 1.37) {
      for (const width of [1e-4, 0.01, 0.2]) {
        const told = numbers.interval({ lower: value * (1 - width), upper: value * (1 + width) });
        const [lower = Number.NaN, upper = lower] = told.replaceAll(',', '').split('–').map(Number);
        const shown = Number(numbers.whole(value).replaceAll(',', ''));
        expect(lower).toBeLessThanOrEqual(shown);
        expect(upper).toBeGreaterThanOrEqual(shown);
      }
    }
  });
});

describe('a saving', () => {
  it('names a batch size that is not the reader’s, and never rounds a bound up', () => {
    const say = (locale: 'en' | 'ja', value: number, isLowerBound: boolean) =>
      plainSentence(
        tellSaving({ batchSize: 24, factor: { value }, isLowerBound }, { numbers: numbersOf(locale) }),
      );
    expect(say('en', 1.04, false)).toBe('1.04× fewer gradients than batch size 24.');
    const narrow = { batchSize: 24, factor: interval(1.9, 1.88, 1.92), isLowerBound: false };
    expect(plainSentence(tellSaving(narrow, { numbers: numbersOf('en') }))).toBe(
      '1.9× fewer gradients than batch size 24.',
    );
    expect(say('en', 2.29, true)).toBe(
      'At least 2.2× fewer gradients than batch size 24, which never reached the target.',
    );
    expect(say('ja', 2.29, true)).toBe(
      'バッチサイズ 24 は目標に届いていません。届くには、勾配計算が 2.2 倍以上必要です。',
    );
  });
});
