import { describe, expect, it } from '@jest/globals';
import { memoOf } from './memo.ts';
import type { MemoData } from './memoData.ts';
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

describe('a memo', () => {
  it('says in English what was learnt, what to do, what it cost, what comes, and what would change it', () => {
    expect(memoMarkdown(memoOf(data, 'en'))).toBe(`# Weekly memo: Ticket routing

16 Nov 2026 to 22 Nov 2026 · Vision team · days in UTC

## What was learnt

- Sweep 7, Mid-size (27 runs): batch size 84 (58–98) reaches the target with the least work.
- 1 of 2 predictions came true.
- Mid-size: cost came out at 420\u00a0USD, not 310 (260–370) as foretold.

## Recommendation

- Train with batch size 84 (58–98); the ends are those of the 95\u00a0% interval. It holds for the policy and target of Mid-size.
- Any batch size from 61 to 119 costs at most 10\u00a0% more work.
- Your 512 needs 2.3 (2.1–2.6) times the gradients.

## Money

- This week 3.4 device hours, 13.68\u00a0USD; so far 98 device hours, 342.40\u00a0USD.
- Of the limit of 2,000.00\u00a0USD, 1,657.60\u00a0USD are left.

## What runs next, and why

- Sweep 8, Mid-size again: 4 runs queued and 1 running at batch sizes 64, 96, to narrow its answer. The whole sweep was forecast at 12 (9–16) device hours, 48 (36–64)\u00a0USD.
- Production: foretold batch size 160 (120–215); it waits for its sweep.

## What would change the recommendation

- Mid-size: its interval, 84 (58–98), is wide; more runs inside it can move the value.
- Mid-size: law curvature fits almost as well (1.2 AICc behind); runs where the laws part decide.
- Production: an outcome outside 160 (120–215) would show that results do not carry over as assumed.
`);
  });

  it('says the same in Japanese', () => {
    const markdown = memoMarkdown(memoOf(data, 'ja'));
    expect(markdown).toContain('# 週報: Ticket routing');
    expect(markdown).toContain('2026年11月16日〜2026年11月22日');
    expect(markdown).toContain('最も少ない計算量で目標に届くバッチサイズは 84（58〜98）です。');
    expect(markdown).toContain('予測 2 件のうち 1 件が区間に入りました。');
    expect(markdown).toContain('61〜119 なら計算量の増加は 10 % 以内です。');
    const bullets = (text: string) => text.split('\n').filter((line) => line.startsWith('- ')).length;
    expect(bullets(markdown)).toBe(bullets(memoMarkdown(memoOf(data, 'en'))));
  });

  it('writes yen without decimals, seconds of device time with their digits, and open intervals as bounds', () => {
    const [finding] = data.findings;
    if (!finding) throw new Error('The sample has no finding.');
    const [spent, small] = [{ amount: 1284, currency: 'JPY' }, 0.0125];
    const money = { weekDeviceHours: small, totalDeviceHours: small, weekCost: [spent], totalCost: [spent] };
    const workFactor = { value: 1.04, lower: 1.01, upper: null };
    const markdown = memoMarkdown(
      memoOf(
        { ...data, findings: [{ ...finding, workFactor }], spending: { ...data.spending, ...money } },
        'en',
      ),
    );
    expect(markdown).toContain('This week 0.013 device hours, 1,284\u00a0JPY;');
    expect(markdown).toContain('needs 1.04 (≥\u00a01.01) times the gradients');
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
      'cannot say which batch size needs the least work: laws that fit equally well disagree.',
    );
    expect(markdown).toContain('There is none yet: nothing is identified.');
    expect(markdown).toContain('runs at 24, 40 would settle what is open.');
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
