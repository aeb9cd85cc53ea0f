import { describe, expect, it } from '@jest/globals';
import { seeded } from '../harness/seeded.ts';

import type { LabelRequest, Obstacle } from './placeLabels.ts';
import { overlap, placeLabels } from './placeLabels.ts';

const frame = { left: 0, top: 0, right: 600, bottom: 300 };
const label = (text: string, x: number, y: number): LabelRequest => ({
  lines: [text],
  at: [{ x, y, anchor: 'start' }],
  className: 'note',
});

describe('placeLabels', () => {
  it('leaves a label where it wants to be when nothing is in the way', () => {
    const [placed] = placeLabels([label('noiseScale law', 100, 100)], [], frame);
    expect(placed).toMatchObject({ x: 100, y: 100, moved: 0 });
  });

  it('moves the later of two labels that want the same place', () => {
    const [first, second] = placeLabels(
      [label('power law', 100, 100), label('noiseScale law', 100, 100)],
      [],
      frame,
    );
    expect(first?.moved).toBe(0);
    expect(second?.moved).toBeGreaterThan(0);
  });

  it('takes its second choice rather than cover a mark', () => {
    const mark: Obstacle = { left: 110, top: 95, right: 120, bottom: 105, price: 40 };
    const request = {
      ...label('your 32', 100, 100),
      at: [100, 200].map((y) => ({ x: 100, y, anchor: 'start' as const })),
    };
    expect(placeLabels([request], [mark], frame)[0]?.y).toBe(200);
  });

  it('keeps every label inside the frame and clear of all others, however crowded', () => {
    const random = seeded(7);
    for (let round = 0; round < 40; round++) {
      const requests = Array.from({ length: 9 }, (_, index) =>
        label(`label number ${index}`, random() * 600, random() * 300),
      );
      const obstacles = Array.from({ length: 40 }, () => {
        const [left, top] = [random() * 590, random() * 290];
        return { left, top, right: left + 9, bottom: top + 9, price: 40 };
      });
      const placed = placeLabels(requests, obstacles, frame);
      for (const [index, one] of placed.entries()) {
        expect(one.box.left).toBeGreaterThanOrEqual(frame.left);
        expect(one.box.right).toBeLessThanOrEqual(frame.right);
        for (const other of placed.slice(index + 1)) expect(overlap(one.box, other.box)).toBe(0);
      }
    }
  });

  it('leaves a label out when the frame has no room for it', () => {
    const small = { left: 0, top: 0, right: 60, bottom: 18 };
    expect(placeLabels([label('first', 0, 9), label('second', 0, 9)], [], small)).toHaveLength(1);
  });
});
