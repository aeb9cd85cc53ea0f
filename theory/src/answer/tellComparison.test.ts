import { describe, expect, it } from '@jest/globals';
import { numbersOf } from './numbers.ts';
import { plainSentences } from './sentence.ts';
import type { ComparisonToTell } from './tellComparison.ts';
import { tellComparison } from './tellComparison.ts';

const told: ComparisonToTell = {
  hindrances: [],
  answer: 'BEST_FOUND',
  best: { name: 'B', batchSize: 96, isAtEdge: false },
  next: 'A',
  factorToNext: { value: 1.8, lower: 1.4, upper: 2.3 },
  notToldApart: [],
  count: 2,
  hasSeveralModels: false,
  isFinal: true,
  level: 0.95,
};

function said(change: Partial<ComparisonToTell>, locale: 'en' | 'ja' = 'en'): string {
  const { headline, lead } = tellComparison({ ...told, ...change }, { numbers: numbersOf(locale) });
  return plainSentences([headline, ...lead], locale).replaceAll('\u00a0', ' ');
}

describe('a comparison of sweeps in words', () => {
  it('is one sentence: which sweep, by how much, and at which batch size', () => {
    expect(said({})).toBe(
      'B reaches the target with 1.8× less work than A (95 % interval 1.4–2.3); use B at batch size 96.',
    );
    expect(said({}, 'ja')).toBe(
      '計算量が最も少ないのは B で、A ではその 1.8 倍かかります（95 % 区間 1.4〜2.3）。B をバッチサイズ 96 で使ってください。',
    );
    expect(said({ count: 3 })).toContain('than the next best, A (95 % interval');
  });

  it('recommends no batch size where the runs identify none', () => {
    expect(said({ best: { name: 'B', batchSize: null, isAtEdge: true } })).toMatch(
      /; no batch size of B can be recommended yet\. The least work of B is at the end/,
    );
  });

  it('claims nothing where the interval holds no difference', () => {
    const text = said({
      answer: 'CANNOT_TELL',
      factorToNext: { value: 1.1, lower: 0.9, upper: 1.4 },
      notToldApart: ['A'],
    });
    expect(text).toBe(
      'These runs cannot tell which of B and A needs the least work: A needs 1.1× that of B (95 % interval 0.90–1.4).',
    );
    expect(text).not.toContain('96');
  });

  it('names what hinders a comparison, and leaves the work alone', () => {
    const hindered = { answer: null, best: null, next: null, factorToNext: null };
    expect(said({ ...hindered, hindrances: ['DIFFERENT_TARGETS', 'DIFFERENT_DATASETS'] })).toBe(
      'Their work cannot be compared, because reaching the target is not the same for them: their targets and data sets differ.',
    );
    expect(said({ ...hindered, hindrances: ['DIFFERENT_TARGETS'] }, 'ja')).toContain('目標が異なり');
  });

  it('says when others never arrived, when runs are open, and when models differ', () => {
    expect(said({ next: null, factorToNext: null, isFinal: false, hasSeveralModels: true })).toBe(
      'Only B reaches the target: all others were stopped after more work than it needs; use B at batch size 96. Work counts gradients, and a gradient of one model may take longer than one of another. Some runs are still open and can change this.',
    );
    expect(said({ answer: 'TOO_FEW_MEASURED', best: null })).toMatch(/^Their work cannot be compared yet/);
  });
});
