import { expect, it } from '@jest/globals';
import { priceDay } from './priceDay.ts';

const sweepCreatedAt = '2026-11-24T23:30:00.000Z';
const now = new Date('2026-12-01T10:00:00Z');

it('is the sweep’s own day for the first price, and for what mends it', () => {
  expect(priceDay({ known: null, sweepCreatedAt, now })).toBe('2026-11-24');
  expect(priceDay({ known: '2026-11-24T00:00:00.000Z', sweepCreatedAt, now })).toBe('2026-11-24');
});

it('is today where another price is in force: what was spent before keeps that', () => {
  expect(priceDay({ known: '2026-11-20T00:00:00.000Z', sweepCreatedAt, now })).toBe('2026-12-01');
});
