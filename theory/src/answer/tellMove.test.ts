import { expect, it } from '@jest/globals';
import { numbersOf } from './numbers.ts';
import { tellMove } from './tellMove.ts';

const before = { value: 75, lower: 60, upper: 90 };
const said = (move: Parameters<typeof tellMove>[0], locale: 'en' | 'ja' = 'en') =>
  tellMove(move, { numbers: numbersOf(locale) }).replaceAll('\u00a0', ' ');

it('names the new b*, or the side of the old interval on which it lies', () => {
  expect(said({ before, now: { value: 150, lower: 120, upper: 190 }, direction: 'UP' })).toBe(
    'the batch size of least work has moved, from 75 (60–90) to 150 (120–190).',
  );
  expect(said({ before, now: null, direction: 'UP' })).toBe(
    'the batch size of least work has moved up: it was 75 (60–90), and lies above that interval now. A re-check could not say how far.',
  );
  expect(said({ before, now: null, direction: 'DOWN' })).toContain(
    'moved down: it was 75 (60–90), and lies below',
  );
  expect(said({ before, now: null, direction: 'UP' }, 'ja')).toContain('大きい側');
});
