import { expect, it } from '@jest/globals';
import type { AnswerFigures, RecommendationToTell } from './answerFigures.ts';
import { toldInFull } from './testing/toldInFull.ts';

const interval = (value: number, lower: number | null, upper: number | null) => ({ value, lower, upper });
const recommended: RecommendationToTell = {
  batchSize: 96,
  devices: 1,
  rule: 'NEAREST_TO_LEAST_WORK',
  measure: 'WORK',
  device: null,
  workFactor: null,
  alternative: null,
  saving: null,
  savedSeconds: null,
  savedCost: null,
  runsPerMonth: null,
  payback: null,
  costApart: [],
};

/** What is known, and all that is said of it in both languages. Every surface takes its sentences from here. */
const cases: Record<string, [known: Partial<AnswerFigures>, english: string, japanese: string]> = {
  'a batch size to use, with the least device time of the valley, and what it saves a month': [
    {
      answer: 'MINIMISER',
      criticalBatchSize: interval(88.3, 78.4, 121.2),
      valley: { lower: 74.2, upper: 158.9, tolerance: 0.1 },
      recommendation: {
        ...recommended,
        rule: 'LEAST_DEVICE_TIME_IN_VALLEY',
        measure: 'DEVICE_TIME',
        device: 'cuda',
        saving: { batchSize: 32, factor: interval(2.31, 2.1, 2.6), isLowerBound: false },
        savedSeconds: interval(28_800, 25_200, 32_400),
        savedCost: { ...interval(56.8, 49.7, 63.9), currency: 'USD' },
        runsPerMonth: 40,
        payback: { spent: { amount: 882, currency: 'USD' }, days: interval(11.8, 10.5, 13.5) },
      },
    },
    'Use batch size 96. It takes 2.3× less device time than your 32 (95 % interval 2.1–2.6). The least work is at b* = 88; we are 95 % sure that it lies between 78 and 121. Each training run takes 8.0 h less device time (7.0 h–9.0 h). That saves 56.80 USD in each training run (49.70–63.90), 2,270 USD a month at 40 runs. Finding it cost 882.00 USD, which is paid back within 12 days (11–14). Any batch size from 75 to 158 surely costs at most 10 % more work; 96 takes the least time of these on cuda.',
    'バッチサイズ 96 を使ってください。現在の 32 では、デバイス時間がその 2.3 倍かかります（95 % 区間 2.1〜2.6）。計算量が最小になるのは b* = 88 で、95 % の確かさで 78〜121 にあります。1 回の訓練でデバイス時間が 8.0 時間減ります（7.0 時間〜9.0 時間）。費用が 1 回の訓練で 56.80 USD（49.70〜63.90）、月 40 回なら 1 か月で 2,270 USD 減ります。これを求める費用 882.00 USD は 12 日以内（11〜14）に取り戻せます。75〜158 なら計算量の増加は確実に 10 % 以内で、その中で cuda でのデバイス時間が最も短いのは 96 です。',
  ],
  'what it may save pays for what found it soon, or never': [
    {
      answer: 'MINIMISER',
      criticalBatchSize: interval(75, 70, 81),
      recommendation: {
        ...recommended,
        saving: { batchSize: 32, factor: interval(1.2, 0.9, 1.6), isLowerBound: false },
        savedCost: { ...interval(2, -1, 5), currency: 'USD' },
        runsPerMonth: 40,
        payback: { spent: { amount: 12, currency: 'USD' }, days: interval(4.6, 1.8, null) },
      },
    },
    'Use batch size 96. The runs cannot tell whether it needs less work than your 32: 1.2× less (95 % interval 0.90–1.6). The least work is at b* = 75; we are 95 % sure that it lies between 70 and 81. More runs at 96 and 32 would narrow that. It most likely saves 80.00 USD a month at 40 runs (−40.00 to 200.00), but it may save nothing. Finding it cost 12.00 USD, which is paid back within 2 days at the high end of what it may save, and never at the low end.',
    'バッチサイズ 96 を使ってください。現在の 32 より計算量が減るかどうかは、これらの実行からは判断できません: 現在の値ではその 1.2 倍（95 % 区間 0.90〜1.6）。計算量が最小になるのは b* = 75 で、95 % の確かさで 70〜81 にあります。96 と 32 での実行を増やせば、その区間は狭まります。月 40 回の訓練なら、費用はおそらく 1 か月で 80.00 USD 減りますが（−40.00〜200.00）、まったく減らない可能性もあります。これを求める費用 12.00 USD は、減る費用が区間の上端なら 2 日以内に取り戻せますが、下端なら取り戻せません。',
  ],
  'what it saves takes years to pay for what found it': [
    {
      answer: 'MINIMISER',
      criticalBatchSize: interval(75, 70, 81),
      valley: { lower: 54.6, upper: 112.9, tolerance: 0.1 },
      recommendation: {
        ...recommended,
        saving: { batchSize: 32, factor: interval(2.6, 2.4, 2.8), isLowerBound: false },
        savedCost: { ...interval(0.0026, 0.0012, 0.0044), currency: 'USD' },
        runsPerMonth: 200,
        payback: {
          ...{ spent: { amount: 200.51, currency: 'USD' }, countsPeople: true },
          days: interval(11_897.2, 7000, 26_000),
        },
      },
    },
    'Use batch size 96. It needs 2.6× less work than your 32 (95 % interval 2.4–2.8). The least work is at b* = 75; we are 95 % sure that it lies between 70 and 81. That saves 0.52 USD a month at 200 runs (0.24–0.88). Finding it cost 200.51 USD with people’s work, which takes 33 years to pay back (19–71). Any batch size from 55 to 112 surely costs at most 10 % more work; of the tested and usual ones 96 is nearest to the least.',
    'バッチサイズ 96 を使ってください。現在の 32 では、計算量がその 2.6 倍かかります（95 % 区間 2.4〜2.8）。計算量が最小になるのは b* = 75 で、95 % の確かさで 70〜81 にあります。月 200 回の訓練なら、費用が 1 か月で 0.52 USD 減ります（0.24〜0.88）。これを求める費用 200.51 USD（人の作業を含む）を取り戻すには 33 年（19〜71）かかります。55〜112 なら計算量の増加は確実に 10 % 以内で、試した値とよく使われる値のうち最小点に最も近いのは 96 です。',
  ],
  'finding it cost money in another currency than it saves': [
    {
      answer: 'MINIMISER',
      criticalBatchSize: interval(75, 70, 81),
      valley: { lower: 54.6, upper: 112.9, tolerance: 0.1 },
      recommendation: {
        ...recommended,
        saving: { batchSize: 32, factor: interval(2.6, 2.4, 2.8), isLowerBound: false },
        savedCost: { ...interval(56.8, 49.7, 63.9), currency: 'USD' },
        runsPerMonth: 40,
        costApart: [
          { amount: 1.84, currency: 'USD' },
          { amount: 800, currency: 'EUR' },
        ],
      },
    },
    'Use batch size 96. It needs 2.6× less work than your 32 (95 % interval 2.4–2.8). The least work is at b* = 75; we are 95 % sure that it lies between 70 and 81. That saves 56.80 USD in each training run (49.70–63.90), 2,270 USD a month at 40 runs. Finding it cost 1.84 USD and 800.00 EUR; the saving is in USD alone, so no payback time is told. Any batch size from 55 to 112 surely costs at most 10 % more work; of the tested and usual ones 96 is nearest to the least.',
    'バッチサイズ 96 を使ってください。現在の 32 では、計算量がその 2.6 倍かかります（95 % 区間 2.4〜2.8）。計算量が最小になるのは b* = 75 で、95 % の確かさで 70〜81 にあります。費用が 1 回の訓練で 56.80 USD（49.70〜63.90）、月 40 回なら 1 か月で 2,270 USD 減ります。これを求める費用は 1.84 USD と 800.00 EUR です。減る費用は USD だけなので、取り戻すまでの期間は示しません。55〜112 なら計算量の増加は確実に 10 % 以内で、試した値とよく使われる値のうち最小点に最も近いのは 96 です。',
  ],
  'a batch size to use, by work alone; yours never arrived, and one end is open': [
    {
      answer: 'MINIMISER',
      criticalBatchSize: interval(12_345, null, 14_000),
      valley: { lower: 9000, upper: 17_000, tolerance: 0.1 },
      recommendation: {
        ...recommended,
        batchSize: 12_288,
        saving: { batchSize: 64, factor: { value: 9.96 }, isLowerBound: true },
      },
    },
    'Use batch size 12,288. It needs at least 9.9× less work than your 64, which never reached the target. The least work is at b* = 12,345; we are 95 % sure that it lies at 14,000 or below. Any batch size from 9000 to 17,000 surely costs at most 10 % more work; of the tested and usual ones 12,288 is nearest to the least.',
    'バッチサイズ 12,288 を使ってください。現在の 64 は目標に届いていません。届くには、計算量が 9.9 倍以上かかります。計算量が最小になるのは b* = 12,345 で、95 % の確かさで 14,000 以下です。9000〜17,000 なら計算量の増加は確実に 10 % 以内で、試した値とよく使われる値のうち最小点に最も近いのは 12,288 です。',
  ],
  'a time limit is kept on several devices': [
    {
      answer: 'MINIMISER',
      criticalBatchSize: interval(84, 58, 98),
      recommendation: { ...recommended, devices: 2, measure: 'DEVICE_TIME', device: 'cuda' },
    },
    'Use batch size 96 on 2 devices. The least work is at b* = 84; we are 95 % sure that it lies between 58 and 98.',
    'バッチサイズ 96 を 2 台のデバイスで使ってください。計算量が最小になるのは b* = 84 で、95 % の確かさで 58〜98 にあります。',
  ],
  'yours is kept; these runs set no bounds': [
    {
      answer: 'MINIMISER',
      criticalBatchSize: interval(4.1, null, null),
      valley: { lower: 3.2, upper: 6.1, tolerance: 0.1 },
      recommendation: { ...recommended, batchSize: 6, rule: 'KEEP_YOURS', alternative: 4 },
    },
    'Keep batch size 6: moving to the best other one would most likely save at most 10 % of the work. The least work is at b* = 4; these runs set no bounds on it. Any batch size from 4 to 6 surely costs at most 10 % more work.',
    'ほかの最良の値に変えても、減らせる計算量はおそらく 10 % 以内なので、バッチサイズ 6 のままで構いません。計算量が最小になるのは b* = 4 で、この実行からは、その区間を求められません。4〜6 なら計算量の増加は確実に 10 % 以内です。',
  ],
  'the least device time lies beside the valley, and time that may be lost is not promised': [
    {
      answer: 'MINIMISER',
      criticalBatchSize: interval(10.2, 9.4, 11.1),
      valley: { lower: 7.8, upper: 14.4, tolerance: 0.1 },
      recommendation: {
        ...recommended,
        batchSize: 192,
        rule: 'LEAST_DEVICE_TIME',
        measure: 'DEVICE_TIME',
        device: 'cpu',
        workFactor: 9.6,
        saving: { batchSize: 256, factor: interval(1.04, 0.97, 1.1), isLowerBound: false },
        workSaving: interval(1.7, 1.4, 2),
        savedSeconds: interval(16, -4, 30),
        savedCost: { ...interval(0.01, -0.01, 0.02), currency: 'USD' },
      },
    },
    'Use batch size 192. The runs cannot tell whether it takes less device time than your 256: 1.04× less (95 % interval 0.97–1.1). The least work is at b* = 10; we are 95 % sure that it lies between 9 and 11. It needs 1.7× less work (1.4–2.0): the time of a step is what is unsure, and more runs at 192 and 256 would narrow it. Batch size 192 takes the least time of the tested and usual ones on cpu, with 9.6× the least work. Smaller batches need less work, but their steps take nearly as long on cpu.',
    'バッチサイズ 192 を使ってください。現在の 256 よりデバイス時間が減るかどうかは、これらの実行からは判断できません: 現在の値ではその 1.04 倍（95 % 区間 0.97〜1.1）。計算量が最小になるのは b* = 10 で、95 % の確かさで 9〜11 にあります。計算量なら現在の 256 ではその 1.7 倍です（1.4〜2.0）。不確かなのは 1 ステップの時間で、192 と 256 での実行を増やせば狭まります。試した値とよく使われる値のうち、cpu でのデバイス時間が最も短いのは 192 です。計算量は最小の 9.6 倍です。これより小さいバッチは計算量では少なくて済みますが、cpu では 1 ステップの時間がほとんど変わりません。',
  ],
  'the least device time lies beside the valley, where work seems as little: what is sure is said with it': [
    {
      answer: 'MINIMISER',
      criticalBatchSize: interval(75, 63, 96),
      valley: { lower: 62, upper: 91, tolerance: 0.1 },
      recommendation: {
        ...recommended,
        batchSize: 96,
        rule: 'LEAST_DEVICE_TIME',
        measure: 'DEVICE_TIME',
        device: 'cpu',
        workFactor: 1.04,
      },
    },
    'Use batch size 96. The least work is at b* = 75; we are 95 % sure that it lies between 63 and 96. Batch size 96 takes the least time of the tested and usual ones on cpu, with 1.04× the least work; at most 10 % more is sure only from 62 to 91. Smaller batches need less work, but their steps take nearly as long on cpu.',
    'バッチサイズ 96 を使ってください。計算量が最小になるのは b* = 75 で、95 % の確かさで 63〜96 にあります。試した値とよく使われる値のうち、cpu でのデバイス時間が最も短いのは 96 です。計算量は最小の 1.04 倍ですが、増加が確実に 10 % 以内と言えるのは 62〜91 だけです。これより小さいバッチは計算量では少なくて済みますが、cpu では 1 ステップの時間がほとんど変わりません。',
  ],
  'the nearest to the least lies beside the valley: it is not named among those that are sure': [
    {
      answer: 'MINIMISER',
      criticalBatchSize: interval(69, 63, 76),
      valley: { lower: 65.6, upper: 73.2, tolerance: 0.1 },
      recommendation: { ...recommended, batchSize: 64, workFactor: 1.003 },
    },
    'Use batch size 64. The least work is at b* = 69; we are 95 % sure that it lies between 63 and 76. Any batch size from 66 to 73 surely costs at most 10 % more work. Batch size 64, of the tested and usual ones the nearest to the least, most likely needs 1.00× the least work, but these runs cannot rule out that it needs over 10 % more.',
    'バッチサイズ 64 を使ってください。計算量が最小になるのは b* = 69 で、95 % の確かさで 63〜76 にあります。66〜73 なら計算量の増加は確実に 10 % 以内です。試した値とよく使われる値のうち最小点に最も近いバッチサイズ 64 の計算量はおそらく最小の 1.00 倍ですが、増加が 10 % を超える可能性も、これらの実行では否定できません。',
  ],
  'the least device time is at the last batch size that arrived, and no interval claims what lies beyond': [
    {
      answer: 'MINIMISER',
      criticalBatchSize: interval(27, 16, 31),
      valley: { lower: 20, upper: 44, tolerance: 0.1 },
      testedRange: { lower: 4, upper: 128 },
      recommendation: {
        ...recommended,
        batchSize: 128,
        rule: 'LEAST_DEVICE_TIME',
        measure: 'DEVICE_TIME',
        device: 'cpu',
        workFactor: 3.21,
      },
    },
    'Use batch size 128. The least work is at b* = 27; we are 95 % sure that it lies between 16 and 31. Batch size 128 takes the least time of the tested and usual ones on cpu, with 3.2× the least work. The least device time on cpu is at 128 or above; no larger batch size has reached the target. Smaller batches need less work, but their steps take nearly as long on cpu.',
    'バッチサイズ 128 を使ってください。計算量が最小になるのは b* = 27 で、95 % の確かさで 16〜31 にあります。試した値とよく使われる値のうち、cpu でのデバイス時間が最も短いのは 128 です。計算量は最小の 3.2 倍です。cpu でデバイス時間が最小になるのは 128 以上です。これより大きい値で目標に届いたものはありません。これより小さいバッチは計算量では少なくて済みますが、cpu では 1 ステップの時間がほとんど変わりません。',
  ],
  'yours takes as little time, but more work than the valley allows: why, first of all': [
    {
      answer: 'MINIMISER',
      criticalBatchSize: interval(30, 26, 35),
      valley: { lower: 22, upper: 46, tolerance: 0.1 },
      recommendation: {
        ...recommended,
        batchSize: 64,
        rule: 'KEEP_YOURS',
        measure: 'DEVICE_TIME',
        device: 'cpu',
        workFactor: 1.42,
        steps: { than: 32, factor: 1.2 },
        alternative: 48,
      },
    },
    'Keep batch size 64: moving to the best other one would most likely save at most 10 % of the device time. A step takes hardly longer at 64 than at 32 on cpu, so more examples a step cost little time. The least work is at b* = 30; we are 95 % sure that it lies between 26 and 35. Any batch size from 22 to 46 surely costs at most 10 % more work. Batch size 64 needs 1.4× the least work.',
    'ほかの最良の値に変えても、減らせるデバイス時間はおそらく 10 % 以内なので、バッチサイズ 64 のままで構いません。cpu では 1 ステップの時間が 64 でも 32 のときとほとんど変わらないので、1 ステップのサンプルを増やしても時間はあまり増えません。計算量が最小になるのは b* = 30 で、95 % の確かさで 26〜35 にあります。22〜46 なら計算量の増加は確実に 10 % 以内です。バッチサイズ 64 の計算量は最小の 1.4 倍です。',
  ],
  'yours takes as little time and hardly more work: nothing has parted': [
    {
      answer: 'MINIMISER',
      criticalBatchSize: interval(30, 26, 35),
      recommendation: {
        ...recommended,
        batchSize: 32,
        rule: 'KEEP_YOURS',
        measure: 'DEVICE_TIME',
        device: 'cpu',
        workFactor: 1.04,
        steps: { than: 24, factor: 1.1 },
        alternative: 48,
      },
    },
    'Keep batch size 32: moving to the best other one would most likely save at most 10 % of the device time. The least work is at b* = 30; we are 95 % sure that it lies between 26 and 35.',
    'ほかの最良の値に変えても、減らせるデバイス時間はおそらく 10 % 以内なので、バッチサイズ 32 のままで構いません。計算量が最小になるのは b* = 30 で、95 % の確かさで 26〜35 にあります。',
  ],
  'the least device time is at a larger batch size, whose steps take longer, but not as much longer as they are larger':
    [
      {
        answer: 'MINIMISER',
        criticalBatchSize: interval(15, 12, 19),
        recommendation: {
          ...recommended,
          rule: 'LEAST_DEVICE_TIME',
          measure: 'DEVICE_TIME',
          device: 'cpu',
          workFactor: 2.3,
          steps: { than: 16, factor: 1.93 },
          saving: { batchSize: 32, factor: interval(1.9, 1.5, 2.4), isLowerBound: false },
        },
      },
      'Use batch size 96. It takes 1.9× less device time than your 32 (95 % interval 1.5–2.4). A step takes only 1.9× as long at 96 as at 16 on cpu, with 6.0× the examples, which makes up for more work. The least work is at b* = 15; we are 95 % sure that it lies between 12 and 19. Batch size 96 takes the least time of the tested and usual ones on cpu, with 2.3× the least work.',
      'バッチサイズ 96 を使ってください。現在の 32 では、デバイス時間がその 1.9 倍かかります（95 % 区間 1.5〜2.4）。cpu では、1 ステップのサンプルが 16 のときの 6.0 倍になる 96 でも、1 ステップの時間は 1.9 倍で済み、計算量の増加を補います。計算量が最小になるのは b* = 15 で、95 % の確かさで 12〜19 にあります。試した値とよく使われる値のうち、cpu でのデバイス時間が最も短いのは 96 です。計算量は最小の 2.3 倍です。',
    ],
  'the least device time, on a device that a report withholds': [
    {
      answer: 'MINIMISER',
      criticalBatchSize: interval(10.2, 9.4, 11.1),
      valley: { lower: 7.8, upper: 14.4, tolerance: 0.1 },
      recommendation: { ...recommended, rule: 'LEAST_DEVICE_TIME', measure: 'DEVICE_TIME' },
    },
    'Use batch size 96. The least work is at b* = 10; we are 95 % sure that it lies between 9 and 11. Smaller batches need less work, but their steps take nearly as long on the device that was used.',
    'バッチサイズ 96 を使ってください。計算量が最小になるのは b* = 10 で、95 % の確かさで 9〜11 にあります。これより小さいバッチは計算量では少なくて済みますが、使用したデバイスでは 1 ステップの時間がほとんど変わりません。',
  ],
  'no minimum, the fastest of what is free, and cents that only a month makes out': [
    {
      answer: 'NO_MINIMUM',
      freeRange: interval(20.4, 18.2, 25.1),
      valley: { lower: 8, upper: 20.4, tolerance: 0.1 },
      recommendation: {
        ...recommended,
        batchSize: 16,
        rule: 'LEAST_DEVICE_TIME_IN_VALLEY',
        measure: 'DEVICE_TIME',
        device: 'cuda',
        saving: { batchSize: 256, factor: interval(2.2, 2.2, 2.4), isLowerBound: false },
        savedSeconds: interval(17, 16.6, 18),
        savedCost: { ...interval(0.0335, 0.0332, 0.0355), currency: 'USD' },
        runsPerMonth: 40,
      },
    },
    'Use batch size 16. It takes 2.2× less device time than your 256 (95 % interval 2.2–2.4). Up to 20, work most likely stays within 10 % of the least (95 % interval 18–25). Each training run takes 17 s less device time (17 s–18 s). That saves 1.34 USD a month at 40 runs (1.33–1.42). Of the tested and usual batch sizes up to 20, 16 takes the least time on cuda.',
    'バッチサイズ 16 を使ってください。現在の 256 では、デバイス時間がその 2.2 倍かかります（95 % 区間 2.2〜2.4）。20 までなら計算量の増加はおそらく 10 % 以内です（95 % 区間 18〜25）。1 回の訓練でデバイス時間が 17 秒減ります（17 秒〜18 秒）。月 40 回の訓練なら、費用が 1 か月で 1.34 USD 減ります（1.33〜1.42）。20 までの試した値とよく使われる値のうち、cuda でのデバイス時間が最も短いのは 16 です。',
  ],
  'no minimum, no times, and the largest of what is most likely free': [
    {
      answer: 'NO_MINIMUM',
      freeRange: interval(1756.3, 978.2, 2410.9),
      valley: { lower: 8, upper: 1756.3, tolerance: 0.1 },
      recommendation: { ...recommended, batchSize: 1536, rule: 'LARGEST_FREE' },
    },
    'Use batch size 1536. Up to 1756, work most likely stays within 10 % of the least (95 % interval 978–2410). Of the tested and usual batch sizes up to 1756, 1536 is the largest, so it takes the fewest steps.',
    'バッチサイズ 1536 を使ってください。1756 までなら計算量の増加はおそらく 10 % 以内です（95 % 区間 978〜2410）。1756 までの試した値とよく使われる値のうち、最も大きく、ステップ数が最も少ないのは 1536 です。',
  ],
  'yours is kept, and is recommended too': [
    {
      answer: 'MINIMISER',
      criticalBatchSize: interval(250, 200, 310),
      recommendation: { ...recommended, batchSize: 256, rule: 'KEEP_YOURS', alternative: 256 },
    },
    'Keep batch size 256: these runs recommend it too. The least work is at b* = 250; we are 95 % sure that it lies between 200 and 310.',
    'これらの実行から勧められる値と同じなので、バッチサイズ 256 のままで構いません。計算量が最小になるのは b* = 250 で、95 % の確かさで 200〜310 にあります。',
  ],
  'no minimum, and larger batches bring nothing': [
    {
      answer: 'NO_MINIMUM',
      freeRange: interval(2.2, 2.2, 2.2),
      knee: interval(0.2, null, 0.4),
      recommendation: { ...recommended, batchSize: 2, rule: 'SMALLEST' },
    },
    'Use batch size 2. Up to 2, work stays within 10 % of the least (95 % interval 2). Larger batches save too few steps for the work that they add.',
    'バッチサイズ 2 を使ってください。2 までなら計算量の増加は 10 % 以内です（95 % 区間 2）。バッチサイズを大きくしても、増える計算量に見合うほどステップ数は減りません。',
  ],
};

it('sets no space between a Japanese word and the next', () => {
  const [known] = cases['no minimum, and larger batches bring nothing'] ?? [];
  if (!known) throw new Error('There is such a case.');
  const withoutDevice = {
    ...known,
    answer: 'MINIMISER' as const,
    criticalBatchSize: interval(88, 78, 121),
    valley: { lower: 75, upper: 158, tolerance: 0.1 },
    freeRange: null,
    recommendation: { ...recommended, rule: 'LEAST_DEVICE_TIME_IN_VALLEY' as const },
  };
  expect(toldInFull(withoutDevice, 'ja')).toContain(
    '10 % 以内で、その中で使用したデバイスでのデバイス時間が',
  );
});

it.each(Object.entries(cases))('%s', (_, [known, english, japanese]) => {
  expect(toldInFull(known, 'en')).toBe(english);
  expect(toldInFull(known, 'ja')).toBe(japanese);
});
