import { describe, expect, it } from '@jest/globals';
import { planeText, readPlane } from './plane.ts';

const inside = { left: 58, top: 46, right: 786, bottom: 384 };

describe('the plane of a drawn chart', () => {
  const plane = readPlane(planeText(inside, { x: [8 / 1.2, 1024 * 1.2], y: [3e-4, 7e9] }));

  it('comes back from its text: ends, and a value at the pixel where it lies', () => {
    expect(plane?.inside).toEqual(inside);
    expect(plane?.x(8 / 1.2)).toBeCloseTo(58, 2);
    expect(plane?.y(7e9)).toBeCloseTo(46, 2);
    expect(plane?.y(3e-4)).toBeCloseTo(384, 2);
    expect(plane?.valueAt(plane.x(96))).toBeCloseTo(96, 6);
    // Half way between two values is their geometric mean.
    expect(plane?.valueAt((plane.x(64) + plane.x(256)) / 2)).toBeCloseTo(128, 6);
  });

  it('is none where a drawing says none', () => {
    expect(readPlane(undefined)).toBeNull();
    expect(readPlane('1 2 3')).toBeNull();
  });
});
