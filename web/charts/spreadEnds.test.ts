import { describe, expect, it } from '@jest/globals';
import { spreadEnds } from './spreadEnds.ts';

const range = { top: 0, bottom: 100 };

describe('labels at the ends of lines', () => {
  it('stay where they want to be while they are clear of each other', () => {
    expect(spreadEnds([80, 10, 40], 20, range)).toEqual([80, 10, 40]);
  });

  it('move apart without changing their order', () => {
    expect(spreadEnds([50, 52, 10], 20, range)).toEqual([50, 70, 10]);
  });

  it('stay inside the range at both ends', () => {
    expect(spreadEnds([99, 98, -5], 20, range)).toEqual([100, 80, 0]);
  });

  it('come closer where there is no room', () => {
    expect(spreadEnds([0, 0, 0, 0, 0], 60, range)).toEqual([0, 25, 50, 75, 100]);
  });
});
