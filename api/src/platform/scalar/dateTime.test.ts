import { expect, it } from '@jest/globals';
import { DateTime } from './dateTime.ts';

it('DateTime takes ISO 8601 with an offset, and days, as instants', () => {
  const instant = new Date('2026-11-24T08:00:00.000Z');
  for (const text of ['2026-11-24T08:00:00.000Z', '2026-11-24T17:00:00+09:00']) {
    expect(DateTime.parseValue(text)).toEqual(instant);
  }
  expect(DateTime.parseValue('2026-11-24')).toEqual(new Date('2026-11-24T00:00:00Z'));
  expect(DateTime.serialize(instant)).toBe('2026-11-24T08:00:00.000Z');
});

it('DateTime refuses what is of no place, no calendar, or of a year that PostgreSQL does not give back', () => {
  const wrong = [
    ...['1', 'Tue', '2026-11-24T08:00:00', '2026-02-30', 20261124, null],
    ...['0000-01-01', '-100000-01-01T00:00:00Z', '+200000-01-01T00:00:00Z', '9999-12-31T23:00:00-05:00'],
  ];
  for (const value of wrong) expect(() => DateTime.parseValue(value)).toThrow('ISO 8601');
});
