import { describe, expect, it } from '@jest/globals';
import { fromGraph, intoGraph } from './elementOrder.ts';
import type { Layout } from './graph/graph.ts';
import { physicalShape } from './tracing/layout.ts';

/** Whatever block this machine has, both are tried: 16 with AVX-512, 8 on other x86 processors. */
describe.each([8, 16])('parameters in blocks of %p channels', (block) => {
  const [height, width, channelsIn, channelsOut] = [3, 2, 2 * block, 3 * block];
  const values = Float32Array.from(
    { length: height * width * channelsIn * channelsOut },
    (_, place) => place,
  );
  const formIn = (layout: Layout) => ({
    type: 'float32' as const,
    shape: physicalShape([height, width, channelsIn, channelsOut], layout),
    layout,
  });

  it.each<Layout>(['filterFirst', 'filterOutputBlocks', 'filterBlocks'])(
    'come back as they went into the graph (%s)',
    (layout) => {
      const form = formIn(layout);
      const ordered = intoGraph(values, form, block);
      expect(ordered).not.toEqual(values);
      expect(fromGraph(ordered, form, block)).toEqual(values);
    },
  );

  it('lie block by block: [out, in, h, w] of blocks, within them in before out', () => {
    const ordered = intoGraph(values, formIn('filterBlocks'), block);
    const at = (y: number, x: number, i: number, o: number) =>
      values[((y * width + x) * channelsIn + i) * channelsOut + o];
    expect(ordered[0]).toBe(at(0, 0, 0, 0));
    // The next output channel of the block, then the next input channel, pixel, input block and output block.
    expect(ordered[1]).toBe(at(0, 0, 0, 1));
    expect(ordered[block]).toBe(at(0, 0, 1, 0));
    expect(ordered[block ** 2]).toBe(at(0, 1, 0, 0));
    expect(ordered[height * width * block ** 2]).toBe(at(0, 0, block, 0));
    expect(ordered[2 * height * width * block ** 2]).toBe(at(0, 0, 0, block));
  });

  it('lie in blocks of output channels alone where the input is no block', () => {
    const ordered = intoGraph(values, formIn('filterOutputBlocks'), block);
    const at = (y: number, x: number, i: number, o: number) =>
      values[((y * width + x) * channelsIn + i) * channelsOut + o];
    expect(ordered[1]).toBe(at(0, 0, 0, 1));
    expect(ordered[block]).toBe(at(0, 1, 0, 0));
    expect(ordered[height * width * block]).toBe(at(0, 0, 1, 0));
  });
});
