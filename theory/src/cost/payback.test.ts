import { expect, it } from '@jest/globals';
import { paybackDays, paybackTime } from './payback.ts';

it('is what was spent over what a day saves, the ends the other way round', () => {
  const month = 365.2425 / 12;
  expect(paybackDays(200, { value: 2000, lower: 1000, upper: 4000 })).toEqual({
    value: expect.closeTo(month / 10, 12),
    lower: expect.closeTo(month / 20, 12),
    upper: expect.closeTo(month / 5, 12),
  });
});

it('has no end where nothing may be saved, and is none where nothing is', () => {
  expect(paybackDays(200, { value: 2000, lower: -5, upper: null })).toMatchObject({
    lower: null,
    upper: null,
  });
  expect(paybackDays(200, { value: 0, lower: -5, upper: 5 })).toBeNull();
  expect(paybackDays(0, { value: 10, lower: 5, upper: 15 })?.value).toBe(0);
});

it('is told in whole days, from more than two years on in years, with its ends; an open one may never be', () => {
  const within = (value: number, lower: number | null, upper: number | null) =>
    paybackTime({ value, lower, upper });
  expect(within(11.8, 10.2, 13.5)).toEqual({ unit: 'days', count: 12, lower: 11, upper: 14 });
  expect(within(730, 500, 900)).toEqual({ unit: 'days', count: 730, lower: 500, upper: 900 });
  expect(within(731, 0, 900)).toEqual({
    unit: 'years',
    ...{ count: expect.closeTo(2.0, 2), lower: 0, upper: expect.closeTo(2.46, 2) },
  });
  expect(within(11.8, 10.2, null)).toEqual({ unit: 'days', count: 12, lower: 11, upper: null });
});
