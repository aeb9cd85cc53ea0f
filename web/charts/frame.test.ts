import { numbersOf } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { parseHTML } from 'linkedom';
import { drawFrame } from './frame.ts';
import { decadeTicks, powerOfTwoTicks } from './scale.ts';
import { serialise } from './svg.ts';
import { textWidth } from './textWidth.ts';

describe('drawFrame', () => {
  const x: [number, number] = [50_000, 10_000_000];
  const y: [number, number] = [1e10, 4e11];
  const { svg, inside } = drawFrame(
    {
      name: 'work',
      width: 358,
      height: 330,
      margin: { top: 46, right: 8, bottom: 46, left: 48 },
      x: { domain: x, ticks: powerOfTwoTicks(x, 8), title: 'b', write: String },
      y: { domain: y, ticks: decadeTicks(y), title: 'N', write: numbersOf('ja').tick },
    },
    [],
  );
  const texts = [...parseHTML(serialise(svg)).document.querySelectorAll('text')].map((text) => ({
    said: text.textContent ?? '',
    x: Number(text.getAttribute('x')),
    half: textWidth(text.textContent ?? '', 12) / 2,
  }));

  it('leaves out labels that would touch the one before or leave the picture', () => {
    const labels = texts.filter(({ said }) => /^\d{5,}$/.test(said));
    expect(labels.length).toBeGreaterThan(2);
    for (const [index, { x: at, half }] of labels.entries()) {
      const before = labels[index - 1];
      if (before) expect(at - half).toBeGreaterThan(before.x + before.half);
      expect(at + half).toBeLessThanOrEqual(358);
    }
  });

  it('makes room for what stands beside its left axis', () => {
    for (const { half } of texts.filter(({ said }) => said.endsWith('億')))
      expect(2 * half).toBeLessThanOrEqual(inside.left - 10);
  });
});
