import { expect, it } from '@jest/globals';
import { mentionsIn } from './mentions.ts';

const members = [
  { userId: '1', name: 'Ada' },
  { userId: '2', name: 'Ada Lovelace' },
  { userId: '3', name: '青山' },
  { userId: '4', name: 'Grace' },
  { userId: '5', name: 'Grace' },
  { userId: '6', name: ' ' },
];

it.each<[string, string[]]>([
  ['Nobody is meant.', []],
  ['ada without the sign', []],
  ['@ada, look', ['1']],
  ['@Ada Lovelace, look', ['2']],
  ['@Adamant', []],
  ['@ADA and @ada again', ['1']],
  ['結果です。@青山さん、どうぞ', ['3']],
  ['@Grace', ['4', '5']],
  ['mail@example.org @', []],
])('%s', (text, expected) => {
  expect(mentionsIn(text, members)).toEqual(expected);
});
