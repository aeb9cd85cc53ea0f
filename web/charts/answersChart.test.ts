import { numbersOf } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { parseHTML } from 'linkedom';
import { answersChart } from './answersChart.ts';
import { readPlane } from './plane.ts';

const language = { numbers: numbersOf('en') };
const mark = (x: number, value: number | null) => ({
  x,
  answer: value === null ? null : { value, lower: value / 1.1, upper: value * 1.1 },
  text: `${x}: ${value}`,
});
const drawn = (marks: ReturnType<typeof mark>[], falls: boolean) => {
  const { document } = parseHTML(
    answersChart(
      {
        name: 'target',
        marks,
        titles: { x: 'target', y: 'b*' },
        isReversed: falls,
        write: String,
        ticks: falls ? 'decades' : 'round',
      },
      { width: 504, height: 300, isNarrow: false },
      language,
    ),
  );
  return document.querySelector('svg');
};

describe('answersChart', () => {
  it('has the tighter target to the right, whichever way the metric goes', () => {
    const loss = readPlane(drawn([mark(0.4, 32), mark(0.1, 96)], true)?.getAttribute('data-plane') ?? '');
    expect(loss?.x(0.1)).toBeGreaterThan(loss?.x(0.4) ?? Number.NaN);
    const accuracy = drawn([mark(0.7, 32), mark(0.9, 96)], false)?.getAttribute('data-plane') ?? '';
    expect(readPlane(accuracy)?.x(0.9)).toBeGreaterThan(readPlane(accuracy)?.x(0.7) ?? Number.NaN);
    expect(readPlane(accuracy)?.y(96)).toBeLessThan(readPlane(accuracy)?.y(32) ?? Number.NaN);
  });

  it('bridges no target without an answer, and marks it hollow', () => {
    const svg = drawn([mark(0.4, 32), mark(0.3, 40), mark(0.2, null), mark(0.1, 96), mark(0.08, 120)], true);
    expect(svg?.querySelectorAll('.line path')).toHaveLength(2);
    const circles = [...(svg?.querySelectorAll('circle') ?? [])];
    expect(circles.filter((circle) => circle.getAttribute('fill') === 'var(--paper)')).toHaveLength(1);
    expect(circles).toHaveLength(5);
  });
});
