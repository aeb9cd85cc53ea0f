import { describe, expect, it } from '@jest/globals';
import { linePath } from './linePath.ts';

describe('linePath', () => {
  it('goes from point to point in tenths of a pixel', () => {
    expect(
      linePath([
        [10, 20],
        [10.52, 19.04],
        [9, 19],
      ]),
    ).toBe('M10,20l.5,-1 -1.5,0');
    expect(linePath([[1, 2]])).toBe('M1,2');
    expect(linePath([])).toBe('');
  });

  it('does not drift: rounding errors do not add up', () => {
    const points = Array.from({ length: 1000 }, (_, index) => [index * 0.333, index * 0.111] as const);
    const [start = '', steps = ''] = linePath(points).slice(1).split('l');
    const end = [start, ...steps.split(' ')]
      .map((pair) => pair.split(',').map(Number))
      .reduce(([x = 0, y = 0], [dx = 0, dy = 0]) => [x + dx, y + dy], [0, 0]);
    expect(end[0]).toBeCloseTo(999 * 0.333, 1);
    expect(end[1]).toBeCloseTo(999 * 0.111, 1);
  });
});
