import { describe, expect, it } from '@jest/globals';
import { drawFrame } from './frame.ts';
import type { Mark } from './marks.ts';
import { area, column, lines, upright } from './marks.ts';
import { serialise } from './svg.ts';

/** A hundred pixels a decade in x, from 1 at 50 px; fifty pixels a unit in y, from 0 at 110 px upwards. */
function drawn(...marks: Mark[]): string {
  const none = { ticks: { labelled: [], minor: [] }, title: '', write: String };
  const frame = drawFrame(
    {
      name: 'drawn',
      width: 260,
      height: 120,
      margin: { top: 10, right: 10, bottom: 10, left: 50 },
      x: { domain: [1, 100], ...none },
      y: { domain: [0, 2], isLinear: true, ...none },
    },
    marks,
  );
  return serialise(frame.svg);
}

describe('marks', () => {
  it('lie where their values lie, on logarithmic and on linear axes', () => {
    const line = lines(
      [
        [
          [1, 0],
          [10, 1],
          [100, 2],
        ],
      ],
      { stroke: 'red' },
    );
    expect(drawn(line)).toContain('<path d="M50,110l100,-50 100,-50"/>');
  });

  it('pass over values that their axis cannot show', () => {
    const line = lines(
      [
        [
          [0, 1],
          [1, 1],
          [-3, 1],
          [10, Number.NaN],
          [10, 2],
          [100, Number.POSITIVE_INFINITY],
        ],
      ],
      {},
    );
    expect(drawn(line)).toContain('<path d="M50,60l100,-50"/>');
    expect(
      drawn(
        area(
          [
            [1, 2],
            [10, Number.NaN],
          ],
          [
            [1, 1],
            [10, 0],
          ],
          {},
        ),
      ),
    ).toContain('<path d="M50,10l100,100 -100,-50Z"/>');
  });

  it('draw a point alone as a dot, and nothing where nothing is known', () => {
    expect(drawn(lines([[[10, 1]]], {}))).toMatch(/stroke-linecap="round"><path d="M150,60Z"\/>/);
    expect(drawn(lines([[]], {}), area([], [], {}))).not.toMatch(/NaN|undefined/);
  });

  it('fill what lies between, and cross the whole height', () => {
    expect(drawn(column({ lower: 1, upper: 10 }, { fill: 'red' }))).toContain(
      '<rect x="50" y="10" width="100" height="100" fill="red"/>',
    );
    expect(drawn(upright(10, {}))).toContain('d="M150,10V110"');
  });

  it('are cut off at the edges of their frame', () => {
    const svg = drawn(upright(1000, {}));
    expect(svg).toContain(
      '<clipPath id="drawn-inside"><rect x="50" y="10" width="200" height="100"/></clipPath>',
    );
    expect(svg).toMatch(/<g clip-path="url\(#drawn-inside\)"><path d="M350,10V110"[^>]*\/><\/g>/);
  });
});
