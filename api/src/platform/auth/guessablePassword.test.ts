import { describe, expect, it } from '@jest/globals';
import { guessable } from './guessablePassword.ts';

const owner = { email: 'mary.smith@example.org', name: 'Mary O’Connor-Smith' };
const faultOf = (password: string) => guessable(password, owner);

describe('a password that would be guessed', () => {
  it('is one that many choose, whatever its case, width, look-alikes, decoration and repetitions', () => {
    for (const password of [
      'unbelievable',
      'UnBelievable',
      'administrator',
      'passwordpassword',
      'PasswordPassword1!',
      'p@ssw0rdp@ssw0rd',
      'password2026',
      '!!password!!',
      '123password123',
      'ｐａｓｓｗｏｒｄ２０２６',
      'qwertyqwerty',
      'dragondragondragon',
      '1qaz2wsx3edc',
      '  unbelievable  ',
    ])
      expect([password, faultOf(password)]).toEqual([password, 'common']);
  });

  it('is blanks, few characters again and again, or a sequence', () => {
    expect(faultOf(' '.repeat(12))).toBe('blank');
    expect(faultOf('\u3000'.repeat(12))).toBe('blank');
    for (const password of ['aaaaaaaaaaaa', 'ababababababab', 'AAAAbbbbCCCC', '111222333111'])
      expect([password, faultOf(password)]).toEqual([password, 'repeated']);
    for (const password of ['abcdefghijkl', 'ZYXWVUTSRQPO', '345678901234', '987654321098'])
      expect([password, faultOf(password)]).toEqual([password, 'sequence']);
  });

  it('is made of what everybody knows of its owner, or of the product', () => {
    for (const password of ['mary.smith@example.org', 'Mary.Smith2026', 'o’connor-smith1', 'critbatch2026!'])
      expect([password, faultOf(password)]).toEqual([password, 'own']);
  });
});

describe('a password that is left alone', () => {
  it('is long and nobody’s, without any rule on what it is made of', () => {
    for (const password of [
      'correct horse battery',
      'mary.smith likes violet cats',
      'tuna-salad-on-rye',
      '839201746352',
      'monkey 83 wrenches 7',
      'わたしのすきなねこ三匹ぶん',
      'kqzvwjxhpytg',
      'aaaaaaaaaaaa is not it',
    ])
      expect([password, faultOf(password)]).toEqual([password, null]);
  });
});

it('is found out in no time, however it is made', () => {
  const before = process.threadCpuUsage();
  for (const password of [
    'a'.repeat(128),
    '1!'.repeat(64),
    'ab1'.repeat(42),
    '0'.repeat(60) + 'a'.repeat(60),
  ])
    for (let count = 0; count < 50; count++) faultOf(`${password}xyz${count}`);
  const { user } = process.threadCpuUsage(before);
  expect(user / 1000 / 200).toBeLessThan(20);
});
