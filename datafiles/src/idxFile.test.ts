import { describe, expect, it } from '@jest/globals';
import { parseIdxFile } from './idxFile.ts';

/** Two images of one row and three columns. */
const images = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 1, 2, 3, 4, 5, 255);

describe('parseIdxFile', () => {
  it('reads extents and values', () => {
    expect(parseIdxFile('images', images)).toEqual({
      extents: [2, 1, 3],
      values: Uint8Array.of(1, 2, 3, 4, 5, 255),
    });
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['empty', new Uint8Array(), /has 0 bytes/],
    ['compressed', Uint8Array.of(0x1f, 0x8b, 8, 0, 0), /two zero bytes/],
    ['of floats', Uint8Array.of(0, 0, 13, 1, 0, 0, 0, 0), /type 13/],
    ['without extents', Uint8Array.of(0, 0, 8, 3, 0, 0), /cut short/],
    ['cut short', images.subarray(0, images.length - 1), /promises 6 values and it holds 5/],
    ['too long', Uint8Array.of(...images, 0), /promises 6 values and it holds 7/],
  ])('refuses a file that is %s, naming the file and the reason', (_name, bytes, reason) => {
    const parse = () => parseIdxFile('images', bytes);
    expect(parse).toThrow(expect.objectContaining({ code: 'DATASET_INVALID' }));
    expect(parse).toThrow(/^images: it is not/);
    expect(parse).toThrow(reason);
  });
});
