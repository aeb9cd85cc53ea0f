import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Crossing } from './index.ts';
import { estimate, savingAgainst } from './index.ts';
import { seededRandom } from './testing/simulateSweep.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

describe('the worked example of the README', () => {
  const crossings = crossingsIn(readme);
  const result = estimate(crossings, { random: seededRandom(1) });

  it('comes out as the README says', () => {
    const { criticalBatchSize, leastWork, valley, laws } = result;
    const large = savingAgainst(result, 512)?.factor;
    const small = savingAgainst(result, 16)?.factor;
    const lines = [
      `${result.answer} by ${result.bestLaw}`,
      `b* ${tenths(criticalBatchSize?.value)} (${tenths(criticalBatchSize?.lower)} to ${tenths(criticalBatchSize?.upper)})`,
      `work at b* ${leastWork?.value.toFixed(0)} examples, within 10 % of it from ${valley?.lower.toFixed(0)} to ${valley?.upper.toFixed(0)}`,
      `batch size 512 costs ${tenths(large?.value)} times the work (${tenths(large?.lower)} to ${tenths(large?.upper)})`,
      `batch size 16 costs at least ${tenths(small?.value)} times the work`,
      `${laws[1]?.law} is ${tenths(laws[1]?.deltaAicc)} AICc behind, with its minimum at ${tenths(laws[1]?.minimiser?.value)}`,
    ];
    expect(textBlockIn(readme)).toBe(lines.join('\n'));
  });

  it('is not identified without its small batches, as the README says', () => {
    const large = crossings.filter(({ batchSize }) => batchSize >= 128);
    expect(estimate(large, { random: seededRandom(1), draws: 20 }).reason).toBe('TOO_FEW_BATCH_SIZES');
  });
});

/** The rows of the example's table, read as the text that they are. */
function crossingsIn(text: string): Crossing[] {
  const rows = text.matchAll(/\{ batchSize: (\d+), seed: (\d+), lowerSteps: ([\d_]+), upperSteps: (\w+) \}/g);
  return Array.from(rows, ([, batchSize, seed, lower = '', upper = '']) => ({
    batchSize: Number(batchSize),
    seed: Number(seed),
    lowerSteps: Number(lower.replace('_', '')),
    upperSteps: upper === 'null' ? null : Number(upper),
  }));
}

function textBlockIn(text: string): string | undefined {
  return text.match(/```text\n([\s\S]*?)\n```/)?.[1];
}

function tenths(value: number | null | undefined): string | undefined {
  return value?.toFixed(1);
}
