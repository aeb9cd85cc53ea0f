import { expect, it } from '@jest/globals';
import { toNumber } from './fields.ts';

it('reads numbers with their thousands parted, and no decimal comma as one', () => {
  const read = ['800000', '800,000', '1,234,567.5', '800 000', '800_000', '1e-4', ' 0.5 '].map(toNumber);
  expect(read).toEqual([800_000, 800_000, 1_234_567.5, 800_000, 800_000, 1e-4, 0.5]);
  for (const typed of ['1,5', '0,300', '0,1', '1,00,000', '12,34', 'some']) expect(toNumber(typed)).toBeNaN();
  expect(toNumber(' ')).toBeNull();
});
