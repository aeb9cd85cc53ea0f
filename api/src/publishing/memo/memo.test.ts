import type { GivenRecommendation } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { memoOf } from './memo.ts';
import type { MemoData } from './memoData.ts';
import { openAnswers, savingRisks } from './memoRisks.ts';
import { memoHtml, memoMarkdown } from './render.ts';

const data: MemoData = {
  version: 1,
  team: 'Vision team',
  study: 'Ticket routing',
  weekFrom: '2026-11-16',
  weekTo: '2026-11-22',
  level: 0.95,
  findings: [
    {
      sweep: 'Mid-size',
      number: 7,
      answer: 'MINIMISER',
      reason: null,
      criticalBatchSize: { value: 84.2, lower: 58, upper: 98.4 },
      valley: { lower: 60.3, upper: 119.8 },
      freeRange: null,
      currentBatchSize: 512,
      workFactor: { value: 2.31, lower: 2.1, upper: 2.6 },
      runs: 27,
      rival: { law: 'curvature', deltaAicc: 1.2 },
      suggestedBatchSizes: [],
    },
  ],
  verdicts: [
    {
      stage: 'Mid-size',
      quantity: 'CRITICAL_BATCH_SIZE',
      currency: null,
      verdict: 'INSIDE',
      foretold: { value: 75, lower: 58, upper: 97 },
      outcome: 84.2,
    },
    {
      stage: 'Mid-size',
      quantity: 'COST',
      currency: 'USD',
      verdict: 'OUTSIDE',
      foretold: { value: 310, lower: 260, upper: 370 },
      outcome: 423,
    },
  ],
  spending: {
    weekDeviceHours: 3.42,
    totalDeviceHours: 97.5,
    weekCost: [{ amount: 13.68, currency: 'USD' }],
    totalCost: [{ amount: 342.4, currency: 'USD' }],
    unpricedDeviceHours: 0,
    limit: { amount: 2000, currency: 'USD', left: 1657.6 },
  },
  next: [
    {
      kind: 'SWEEP',
      sweep: 'Mid-size again',
      number: 8,
      queued: 4,
      running: 1,
      batchSizes: [64, 96],
      deviceHours: { value: 12, lower: 9, upper: 16 },
      cost: { value: 48, lower: 36, upper: 64, currency: 'USD' },
    },
    { kind: 'STAGE', stage: 'Production', criticalBatchSize: { value: 160, lower: 120, upper: 215 } },
  ],
};

/** What the recommended batch size saves in each training run. */
const saving: GivenRecommendation['saving'] = {
  work: { factor: { value: 2.1, lower: 2, upper: 2.2 } },
  deviceHours: {
    saved: { value: 8, lower: 7, upper: 9 },
    factor: { value: 1.9, lower: 1.8, upper: 2 },
  },
  cost: { saved: { value: 32, lower: 28, upper: 36 } },
  currency: 'USD',
};

describe('a memo', () => {
  it('names risks and open decisions in both languages, and says where there are none', () => {
    const sweeps = Array.from({ length: 7 }, (_, index) => ({ sweep: `Kite ${index}`, number: index }));
    const told = {
      ...data,
      risks: [
        { kind: 'NO_ANSWER' as const, sweeps },
        { kind: 'RUNS_FAILED' as const, sweep: 'Kite', number: 3, runs: 1, code: null },
        {
          ...{ kind: 'FORECAST_MISSED' as const, sweep: 'Kite', number: 3, deviceHours: 5 },
          foretold: { value: 2, lower: 1.5, upper: 3 },
        },
      ],
      decisions: [
        {
          ...{ study: 'Routing', stage: 'Pilot', sweep: 'Kite', number: 3 },
          criticalBatchSize: { value: 75, lower: 58, upper: 98 },
        },
      ],
    };
    const partOf = (memo: MemoData, heading: string, locale: 'en' | 'ja' = 'en') =>
      memoOf(memo, locale).sections.find((section) => section.heading === heading)?.sentences;
    expect(partOf(told, 'Risks')).toEqual([
      'Ended without an answer: sweep 0, Kite 0; sweep 1, Kite 1; sweep 2, Kite 2; sweep 3, Kite 3; sweep 4, Kite 4; and 2 more.',
      'Sweep 3, Kite: 1 run failed this week.',
      'Sweep 3, Kite: it took 5.0\u00a0h of device time, not 2.0\u00a0h (1.5\u00a0h–3.0\u00a0h) as forecast.',
    ]);
    expect(partOf(told, 'Open decisions')).toEqual([
      'Routing, Pilot: sweep 3, Kite found 75 (58–98); decide whether to go on.',
    ]);
    expect(partOf(told, 'リスク', 'ja')).toHaveLength(3);
    expect(partOf(told, '決定待ち', 'ja')).toHaveLength(1);
    expect(partOf({ ...data, risks: [], decisions: [] }, 'Risks')).toEqual(['None was found.']);
    expect(partOf({ ...data, risks: [], decisions: [] }, 'Open decisions')).toEqual(['No decision waits.']);
    expect(partOf(data, 'Risks')).toBeUndefined();
  });

  it('tells how far the batch size can grow, whatever the answer is', () => {
    const [finding] = data.findings;
    if (!finding) throw new Error('The sample has no finding.');
    const batchSize = { value: 96.4, lower: 81, upper: null };
    const overheads = [{ overhead: 0.2, referenceBatchSize: 64, batchSize }];
    const open = { answer: 'NOT_IDENTIFIED' as const, reason: 'LAWS_DISAGREE', criticalBatchSize: null };
    const written = (told: MemoData, locale: 'en' | 'ja') =>
      memoMarkdown(memoOf(told, locale)).replaceAll('\u00a0', ' ');
    for (const told of [finding, { ...finding, ...open }]) {
      const memo = { ...data, findings: [{ ...told, overheads }] };
      expect(written(memo, 'en')).toContain(
        'Against batch size 64, work most likely grows by at most 20 % up to 96 (≥ 81), each with its 95 % interval.',
      );
      expect(written(memo, 'ja')).toContain('96（≥ 81）までなら 20 % 以内');
    }
    expect(written(data, 'en')).not.toContain('Against batch size');
  });

  it('tells a payback of more than a year as a risk, and what is left so that it adds up with what was spent', () => {
    const payback = {
      spent: { amount: 200.51, currency: 'USD' },
      countsPeople: true,
      days: { value: 12_045, lower: 9000, upper: null },
    };
    const [finding] = data.findings;
    if (!finding) throw new Error('The sample has no finding.');
    const saved = { value: 0.02, lower: 0.01, upper: 0.03 };
    const recommendation: GivenRecommendation = {
      ...{ batchSize: 96, rule: 'KEEP_YOURS', measure: 'WORK', device: 'cuda', currentBatchSize: 512 },
      ...{ least: finding.criticalBatchSize, leastFactor: null, monthly: { runs: 20 }, payback },
      saving: { work: { factor: saved }, deviceHours: null, cost: { saved }, currency: 'USD' },
    };
    const risksOf = (given: GivenRecommendation) => savingRisks([{ ...finding, recommendation: given }]);
    const risks = risksOf(recommendation);
    const spent = { amount: 0.514, currency: 'USD' };
    const limit = { amount: 100, currency: 'USD', left: 100 - spent.amount };
    const late = { ...data, risks, spending: { ...data.spending, totalCost: [spent], limit } };
    const english = memoMarkdown(memoOf(late, 'en')).replaceAll('\u00a0', ' ');
    expect(english).toContain(
      '- Sweep 7, Mid-size: finding its batch size cost 200.51 USD with people’s work, which is paid back only in 33 years; more than a year is a risk.',
    );
    expect(english).toContain('so far 97.5 h, 0.51 USD.');
    expect(english).toContain('99.49 USD are left of the limit of 100 USD, which counts devices alone.');
    const told = {
      ...late,
      spending: data.spending,
      trainingLimit: { hours: 12, cost: { amount: 2000, currency: 'USD' } },
    };
    expect(memoMarkdown(memoOf(told, 'en')).replaceAll('\u00a0', ' ')).toContain(
      'The study’s limit is for one training run: at most 12.0 h and 2,000 USD. The sweeps above do not count in it.',
    );
    const japanese = memoMarkdown(memoOf(late, 'ja')).replaceAll('\u00a0', ' ');
    expect(japanese).toContain('費用 200.51 USD（人の作業を含む）を取り戻すには 33 年かかります');
    expect(
      risksOf({ ...recommendation, payback: { ...payback, days: { ...payback.days, value: 365 } } }),
    ).toEqual([]);
    const unsure = { ...saved, lower: -0.01 };
    const mayBeNothing = {
      ...recommendation,
      saving: { work: { factor: saved }, deviceHours: null, cost: { saved: unsure }, currency: 'USD' },
    };
    const nothing = { ...data, risks: risksOf(mayBeNothing) };
    expect(memoMarkdown(memoOf(nothing, 'en')).replaceAll('\u00a0', ' ')).toContain(
      '- Sweep 7, Mid-size: what its batch size most likely saves, 0.40 (−0.20 to 0.60) USD a month, may be nothing.',
    );
    expect(memoMarkdown(memoOf(nothing, 'ja'))).toContain('まったく減らない可能性もあります');
  });

  it('says in English what was learnt, what to do, what it cost, what comes, and what would change it', () => {
    expect(memoMarkdown(memoOf(data, 'en'))).toBe(`# Weekly memo: Ticket routing

16 Nov 2026 to 22 Nov 2026 · Vision team · days in UTC

## What was learnt

- Sweep 7, Mid-size (27 runs): Batch size 84 reaches the target with the least work. 95\u00a0% interval 58–98.
- 1 of 2 predicted figures came out inside their interval.
- Mid-size: cost came out at 423.00\u00a0USD, not 310.00 (260.00–370.00)\u00a0USD as predicted.

## Recommendation

- Train with batch size 84 (58–98). It holds for the policy and target of Mid-size.
- Any batch size from 61 to 119 surely costs at most 10\u00a0% more work, so choose in that range by what your hardware runs fastest.
- 2.3× fewer gradients than your 512 (2.1–2.6).

## Money

- This week 3.4\u00a0h of device time, 13.68\u00a0USD; so far 97.5\u00a0h, 342.40\u00a0USD.
- 1,657.60\u00a0USD are left of the limit of 2,000\u00a0USD, which counts devices alone.

## What runs next, and why

- Sweep 8, Mid-size again: 4 runs queued and 1 running at batch sizes 64 and 96, to narrow its answer. The whole sweep was forecast at 12.0\u00a0h (9.0\u00a0h–16.0\u00a0h) of device time, 48.00 (36.00–64.00)\u00a0USD.
- Production: predicted batch size 160 (120–215); it waits for its sweep.

## What would change the recommendation

- Mid-size: its interval, 84 (58–98), is wide; more runs inside it can move the value.
- Mid-size: the curvature law fits almost as well (1.2 AICc behind); runs where the laws part decide.
- Sweep 8, Mid-size again: the runs that are still open can move its answer.
- Production: an outcome outside 160 (120–215) would show that results do not carry over as assumed.
`);
  });

  it('names open runs as what may change an answer that is as precise as it need be', () => {
    const findings = data.findings.map((finding) => ({
      ...finding,
      criticalBatchSize: { value: 84.2, lower: 80, upper: 88 },
      rival: null,
    }));
    const settled = { ...data, findings };
    const changeOf = (memo: MemoData) => memoOf(memo, 'en').sections.at(-1)?.sentences;
    const next = data.next.slice(0, 1);
    expect(changeOf({ ...settled, next })).toEqual([
      'Sweep 8, Mid-size again: the runs that are still open can move its answer.',
    ]);
    expect(changeOf({ ...settled, next: [] })).toEqual(['Nothing that is under way.']);
  });

  it('says what to use where that was recommended, once, in the words that every page has', () => {
    const [finding] = data.findings;
    if (!finding) throw new Error('The sample has no finding.');
    const recommendation: GivenRecommendation = {
      ...{ batchSize: 96, rule: 'LEAST_DEVICE_TIME_IN_VALLEY', measure: 'DEVICE_TIME', device: 'cuda' },
      ...{ currentBatchSize: 512, least: finding.criticalBatchSize, leastFactor: null },
      saving,
      monthly: { runs: 40 },
    };
    const findings = [
      { ...finding, recommendation },
      { ...finding, sweep: 'Small', number: 6, recommendation },
    ];
    const markdown = memoMarkdown(memoOf({ ...data, findings }, 'en')).replaceAll('\u00a0', ' ');
    expect(markdown).toContain(
      '- Sweep 7, Mid-size (27 runs): The least work is at b\\* = 84; we are 95 % sure that it lies between 58 and 98.',
    );
    expect(markdown).toContain(
      '- Sweep 6, Small (27 runs): Use batch size 96. It takes 1.9× less device time',
    );
    expect(markdown).toContain(`## Recommendation

- Use batch size 96. It takes 1.9× less device time than your 512 (95 % interval 1.8–2.0). It holds for the policy and target of Mid-size.
- Each training run takes 8.0 h less device time (7.0 h–9.0 h).
- That saves 32.00 USD in each training run (28.00–36.00), 1,280 USD a month at 40 runs.
- Any batch size from 61 to 119 surely costs at most 10 % more work; 96 takes the least time of these on cuda.
`);
    expect(memoMarkdown(memoOf({ ...data, findings }, 'ja'))).toContain('バッチサイズ 96 を使ってください。');
  });

  it('recommends once for each model and its data, with what that saves, as the newest sweep that says', () => {
    const [finding] = data.findings;
    if (!finding) throw new Error('The sample has no finding.');
    const given = (batchSize: number, runs: number): GivenRecommendation => ({
      ...{ batchSize, rule: 'LEAST_DEVICE_TIME_IN_VALLEY', measure: 'DEVICE_TIME', device: 'cuda' },
      ...{ currentBatchSize: 512, least: finding.criticalBatchSize, leastFactor: null, monthly: { runs } },
      saving,
    });
    const about = (model: string, version = 1) => ({
      model: { name: model, version },
      dataset: { name: 'MNIST', version: 1 },
    });
    const findings = [
      { ...finding, number: 9, sweep: 'New net', about: about('Net', 2), recommendation: given(64, 10) },
      { ...finding, number: 8, sweep: 'Open', about: about('Other'), answer: 'NOT_IDENTIFIED' as const },
      { ...finding, number: 7, sweep: 'Net again', about: about('Net'), recommendation: given(96, 40) },
      { ...finding, number: 6, sweep: 'Net', about: about('Net'), recommendation: given(128, 40) },
    ];
    const sectionOf = (locale: 'en' | 'ja', index: number) =>
      memoOf({ ...data, findings }, locale).sections[index]?.sentences.map((each) =>
        each.replaceAll('\u00a0', ' '),
      ) ?? [];
    const use = (batchSize: number) =>
      `Use batch size ${batchSize}. It takes 1.9× less device time than your 512 (95 % interval 1.8–2.0).`;
    expect(sectionOf('en', 1)).toEqual([
      `Net (version 2) on MNIST, sweep 9, New net: ${use(64)} Each training run takes 8.0 h less device time (7.0 h–9.0 h). That saves 32.00 USD in each training run (28.00–36.00), 320.00 USD a month at 10 runs.`,
      `Net on MNIST, sweep 7, Net again: ${use(96)} Each training run takes 8.0 h less device time (7.0 h–9.0 h). That saves 32.00 USD in each training run (28.00–36.00), 1,280 USD a month at 40 runs.`,
    ]);
    // No batch size to use stands twice.
    expect(sectionOf('en', 0).filter((each) => each.includes('Use batch size'))).toEqual([
      expect.stringContaining(`Sweep 6, Net (27 runs): ${use(128)}`),
    ]);
    expect(sectionOf('ja', 1)).toEqual([
      expect.stringContaining('「MNIST」での「Net」（第 2 版）、スイープ 9「New net」: バッチサイズ 64'),
      expect.stringContaining('「MNIST」での「Net」、スイープ 7「Net again」: バッチサイズ 96'),
    ]);
  });

  it('says which batch sizes did not fit into the memory of a device', () => {
    const memoryLimit = { smallestTooLarge: 512, largestThatFits: 256, devices: ['NVIDIA T4'] };
    const findings = data.findings.map((finding) => ({ ...finding, memoryLimit }));
    expect(memoMarkdown(memoOf({ ...data, findings }, 'en')).replaceAll('\u00a0', ' ')).toContain(
      '95 % interval 58–98. Batch sizes of 512 and more are too large for NVIDIA T4. The answer holds: it lies below them.',
    );
    expect(memoMarkdown(memoOf({ ...data, findings }, 'ja'))).toContain('NVIDIA T4');
  });

  it('says the same in Japanese', () => {
    const markdown = memoMarkdown(memoOf(data, 'ja'));
    expect(markdown).toContain('# 週報: Ticket routing');
    expect(markdown).toContain('2026年11月16日〜2026年11月22日');
    expect(markdown).toContain(
      '最も少ない計算量で目標に届くバッチサイズは 84 です。95\u00a0% 区間は 58〜98。',
    );
    expect(markdown).toContain('予測 2 件のうち 1 件が区間に入りました。');
    expect(markdown).toContain('61〜119 なら計算量の増加は確実に 10\u00a0% 以内なので');
    const bullets = (text: string) => text.split('\n').filter((line) => line.startsWith('- ')).length;
    expect(bullets(markdown)).toBe(bullets(memoMarkdown(memoOf(data, 'en'))));
  });

  it('writes yen without decimals, seconds of device time with their digits, and open intervals as bounds', () => {
    const [finding] = data.findings;
    if (!finding) throw new Error('The sample has no finding.');
    const [spent, small] = [{ amount: 1284, currency: 'JPY' }, 0.0125];
    const money = { weekDeviceHours: small, totalDeviceHours: small, weekCost: [spent], totalCost: [spent] };
    const workFactor = { value: 1.2, lower: 1.1, upper: null };
    const markdown = memoMarkdown(
      memoOf(
        { ...data, findings: [{ ...finding, workFactor }], spending: { ...data.spending, ...money } },
        'en',
      ),
    );
    expect(markdown).toContain('This week 45\u00a0s of device time, 1,284\u00a0JPY;');
    expect(markdown).toContain('1.2× fewer gradients than your 512 (≥\u00a01.1).');
  });

  it('is the same every time, and lives on JSON alone', () => {
    const stored = JSON.parse(JSON.stringify(data));
    expect(memoHtml(memoOf(stored, 'ja'))).toBe(memoHtml(memoOf(data, 'ja')));
  });

  it('has something to say under every heading of a week without anything', () => {
    const quiet: MemoData = {
      ...data,
      study: null,
      findings: [],
      verdicts: [],
      next: [],
      spending: {
        weekDeviceHours: 0,
        totalDeviceHours: 0,
        weekCost: [],
        totalCost: [],
        unpricedDeviceHours: 0,
        limit: null,
      },
    };
    for (const locale of ['en', 'ja'] as const) {
      const { sections } = memoOf(quiet, locale);
      expect(sections.map(({ sentences }) => sentences.length)).toEqual([1, 1, 1, 1, 1]);
    }
  });

  it('never recommends what is not identified, and says what would settle it', () => {
    const [finding] = data.findings;
    if (!finding) throw new Error('No finding.');
    const open = {
      ...finding,
      answer: 'NOT_IDENTIFIED' as const,
      reason: 'LAWS_DISAGREE',
      criticalBatchSize: null,
      suggestedBatchSizes: [24, 40],
    };
    const markdown = memoMarkdown(memoOf({ ...data, findings: [open] }, 'en'));
    expect(markdown).toContain(
      'Sweep 7, Mid-size (27 runs): These runs cannot say which batch size needs the least work.',
    );
    expect(markdown).toContain('There is none yet: nothing is identified.');
    // The planner's list alone, and its price, are on the page; what was imported has only the rule of thumb.
    expect(markdown).toContain(
      'Mid-size: Its page names the runs that would settle it, with what they cost.',
    );
    const imported = { ...open, isImported: true };
    expect(memoMarkdown(memoOf({ ...data, findings: [imported] }, 'en'))).toContain(
      'Mid-size: Runs near batch size 24 and 40 would tell most.',
    );
    const memoryLimit = { smallestTooLarge: 32, largestThatFits: 24, devices: ['NVIDIA T4'] };
    const limited = memoMarkdown(memoOf({ ...data, findings: [{ ...imported, memoryLimit }] }, 'en'));
    expect(limited).toContain('Mid-size: Runs near batch size 24 would tell most.');
  });

  it('says of open runs that they are a risk, and beside the recommendation that it is preliminary', () => {
    const [finding] = data.findings;
    if (!finding) throw new Error('No finding.');
    const running = { ...data.next[0], kind: 'SWEEP' as const, sweep: 'Mid-size', number: 7 };
    const next = [{ ...running, queued: 11, running: 2 } as MemoData['next'][number]];
    const recommendation: GivenRecommendation = {
      ...{
        batchSize: 96,
        rule: 'NEAREST_TO_LEAST_WORK',
        measure: 'WORK',
        device: null,
        currentBatchSize: null,
      },
      ...{ least: finding.criticalBatchSize, leastFactor: null, monthly: null, payback: null, saving: null },
    };
    const findings = [{ ...finding, recommendation, isPreliminary: true }];
    const mid = { ...data, findings, next, risks: openAnswers(findings, next) };
    const sections = (locale: 'en' | 'ja') =>
      memoOf(mid, locale).sections.map(({ sentences }) => sentences.join(' '));
    const [, recommended, risks] = sections('en');
    expect(recommended).toMatch(
      /^Use batch size 96.*Preliminary: runs are open, and some batch sizes have one seed/s,
    );
    expect(risks).toBe('Sweep 7, Mid-size: 13 runs still open, which can move its answer.');
    expect(sections('ja')[1]).toContain('暫定の答えです');
    expect(sections('ja')[2]).toContain('13 件の実行が終わっていないため');
    expect(openAnswers(findings, data.next)).toEqual([]);
  });

  it('lets no name become markup', () => {
    const [finding] = data.findings;
    if (!finding) throw new Error('No finding.');
    const evil = { ...finding, sweep: '<script>alert(1)</script>\n# [x](javascript:y)' };
    const memo = memoOf({ ...data, study: '<b>&', findings: [evil] }, 'en');
    const html = memoHtml(memo);
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain('<title>Weekly memo: &lt;b&gt;&amp;</title>');
    const markdown = memoMarkdown(memo);
    expect(markdown).not.toMatch(/^# \[/m);
    expect(markdown).toContain('\\<script\\>');
    expect(markdown).toContain('\\[x\\](javascript:y)');
  });

  it('prints on paper and loads nothing', () => {
    const html = memoHtml(memoOf(data, 'ja'));
    expect(html).toContain('<html lang="ja">');
    expect(html).toContain('@page');
    expect(html).not.toMatch(/(src|href|url\()/);
  });
});

it('says what open runs are for: to check a prediction, to find an answer, or to narrow the one that there is', () => {
  const [open] = data.next;
  if (open?.kind !== 'SWEEP') throw new Error('The sample has open runs.');
  const told = (change: Partial<typeof open>, locale: 'en' | 'ja') =>
    JSON.stringify(memoOf({ ...data, next: [{ ...open, ...change }] }, locale).sections);
  const predicted = { value: 75, lower: 37, upper: 155 };
  expect(told({ predicted, isFirst: true }, 'en')).toContain(', to check the prediction b* 75 (37–155).');
  expect(told({ predicted }, 'ja')).toContain('b* の予測 75（37〜155）を確かめるため、');
  expect(told({ isFirst: true }, 'en')).toContain(', to find its answer.');
  expect(told({ isFirst: true }, 'ja')).toContain('答えを得るため、');
  expect(told({}, 'en')).toContain(', to narrow its answer.');
});
