import { numbersOf } from '@critbatch/theory';
import { expect, it } from '@jest/globals';
import { byteSize } from './byteSize.ts';

it('is told in a unit that suits the file', () => {
  const numbers = numbersOf('en');
  expect([1, 71_000, 3 * 2 ** 20].map((bytes) => byteSize(bytes, numbers))).toEqual([
    '1 B',
    '71 kB',
    '3 MiB',
  ]);
});
