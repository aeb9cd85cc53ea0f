import { expect, it } from '@jest/globals';
import { numbersOf } from './numbers.ts';
import { tellOverheads } from './tellOverheads.ts';

const overheads = [
  { overhead: 0.1, referenceBatchSize: 64, batchSize: { value: 78.6, lower: 70.2, upper: 85.9 } },
  { overhead: 0.5, referenceBatchSize: 64, batchSize: { value: 130.2, lower: 110.9, upper: null } },
];
const said = (locale: 'en' | 'ja', told = overheads) =>
  tellOverheads(told, 0.95, { numbers: numbersOf(locale) }).replaceAll('\u00a0', ' ');

it('tells how far the batch size can grow, in whole batch sizes that are still within', () => {
  expect(said('en')).toBe(
    'Against batch size 64, work most likely grows by at most 10 % up to 78 (70–85) and 50 % up to 130 (≥ 110), each with its 95 % interval.',
  );
  expect(said('ja')).toContain('78（70〜85）までなら 10 %、130（≥ 110）までなら 50 % 以内');
  expect(said('ja')).toContain('バッチサイズ 64 と比べた');
});

it('says nothing where the runs do not tell', () => {
  expect(said('en', [])).toBe('');
});
