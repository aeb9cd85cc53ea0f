import { expect, it } from '@jest/globals';
import { toNumber } from './fields.ts';

it('reads numbers with their thousands parted, and no decimal comma as one', () => {
  const read = ['800000', '800,000', '1,234,567.5', '800 000', '800_000', '1e-4', ' 0.5 '].map(toNumber);
  expect(read).toEqual([800_000, 800_000, 1_234_567.5, 800_000, 800_000, 1e-4, 0.5]);
  for (const typed of ['1,5', '0,300', '0,1', '1,00,000', '12,34', 'some']) expect(toNumber(typed)).toBeNaN();
  expect(toNumber(' ')).toBeNull();
});

it('reads quantities as the portal writes them, and says nothing of what could be a thousandth', () => {
  const read = ['2 M', '2.3M', '1,500k', '15 K', '1.5\u00a0G', '140 万', '2億'].map(toNumber);
  expect(read).toEqual([2_000_000, 2_300_000, 1_500_000, 15_000, 1.5e9, 1_400_000, 200_000_000]);
  for (const typed of ['2m', 'M', '1e3k', '0x1k', '2 MM', '3,00']) expect(toNumber(typed)).toBeNaN();
});
