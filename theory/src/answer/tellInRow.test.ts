import { expect, it } from '@jest/globals';
import type { RecommendationRule } from '../recommend/recommend.ts';
import { numbersOf } from './numbers.ts';
import { tellInRow } from './tellInRow.ts';

const estimate = {
  answer: 'MINIMISER' as const,
  criticalBatchSize: { value: 75.3, lower: 70, upper: 81 },
  freeRange: null,
  valley: null,
};
const status = 'FINISHED';

it('names the batch size to use, and then what it rests on', () => {
  const row = { estimate, recommendation: { batchSize: 96 }, status };
  expect(tellInRow(row, { numbers: numbersOf('en') })).toBe('use 96 · b* = 75 (70–81)');
  expect(tellInRow(row, { numbers: numbersOf('ja') })).toMatch(/^推奨 96 · b\* = 75/);
});

it('says why it is another batch size than the evidence has, in whichever language', () => {
  const told = (rule: RecommendationRule, locale: 'en' | 'ja' = 'en') =>
    tellInRow({ estimate, recommendation: { batchSize: 128, rule }, status }, { numbers: numbersOf(locale) });
  expect(told('LEAST_DEVICE_TIME')).toBe('use 128 (least device time) · b* = 75 (70–81)');
  expect(told('LEAST_DEVICE_TIME_IN_VALLEY')).toBe(told('LEAST_DEVICE_TIME'));
  expect(told('WITHIN_LIMITS')).toBe('use 128 (cheapest within your limits) · b* = 75 (70–81)');
  expect(told('KEEP_YOURS')).toBe('keep 128 · b* = 75 (70–81)');
  expect(told('NEAREST_TO_LEAST_WORK')).toBe('use 128 · b* = 75 (70–81)');
  expect(told('LEAST_DEVICE_TIME', 'ja')).toMatch(/^推奨 128（デバイス時間が最短） · b\* = 75/);
  expect(told('KEEP_YOURS', 'ja')).toMatch(/^128 のまま · b\* = 75/);
});

it('tells the evidence alone where nothing is recommended, or nobody asked for it', () => {
  const numbers = numbersOf('en');
  expect(tellInRow({ estimate, recommendation: null, status }, { numbers })).toBe('b* = 75 (70–81)');
  expect(tellInRow({ estimate: null, recommendation: null, status }, { numbers })).toBe('no answer');
  expect(tellInRow({ estimate: null, status: 'RUNNING' }, { numbers })).toBe('no answer yet');
});

it('says that an answer is preliminary, and not that none is', () => {
  const row = { estimate, recommendation: { batchSize: 96 }, status: 'RUNNING', isPreliminary: true };
  expect(tellInRow(row, { numbers: numbersOf('en') })).toBe('preliminary: use 96 · b* = 75 (70–81)');
  expect(tellInRow(row, { numbers: numbersOf('ja') })).toMatch(/^暫定: 推奨 96/);
  expect(tellInRow({ ...row, estimate: null, recommendation: null }, { numbers: numbersOf('en') })).toBe(
    'no answer yet',
  );
});
