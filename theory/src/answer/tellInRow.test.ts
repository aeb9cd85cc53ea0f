import { expect, it } from '@jest/globals';
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
