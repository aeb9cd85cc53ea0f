import { dictionary } from '@zxcvbn-ts/language-common';

/** The owner of a password: what everybody knows about them must not be in it. */
export type PasswordOwner = { email: string; name: string };

/** Why a password would be guessed. */
export type Guessable = 'blank' | 'repeated' | 'sequence' | 'common' | 'own';

/** 49,233 passwords that people choose most, lower case, from leaks (zxcvbn-ts, MIT). */
const common = new Set(dictionary['passwords-common']);

/** Fewer different characters are a pattern, however long. */
const leastDifferent = 5;
/** With more before or after it a common password is no longer the most of what has to be guessed. */
const mostDecoration = 4;
/** What is left of a password without the words that belong to its owner. */
const leastBeyondOwn = 8;
const leastOwnWord = 4;

const lookAlikes: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '8': 'b',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  '5': 's',
  $: 's',
  '7': 't',
};

/**
 * Why a password is among the first that somebody would try: whatever its case, width, look-alikes (p@ssw0rd), decoration
 * (password2026!) and repetitions. Null where it is not; nothing is asked of its composition.
 */
export function guessable(password: string, { email, name }: PasswordOwner): Guessable | null {
  const plain = password.normalize('NFKC').toLowerCase().trim();
  if (plain === '') return 'blank';
  if (new Set(plain).size < leastDifferent) return 'repeated';
  if (isSequence(plain)) return 'sequence';
  if (isCommon(plain)) return 'common';
  return isOwn(plain, [email, email.split('@')[0] ?? '', ...name.split(/\s+/), 'critbatch']) ? 'own' : null;
}

/** abcdefghijkl, 987654321098: every step is the same, where digits begin again after nine. */
function isSequence(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => {
    const step = code - (codes[index] ?? 0);
    return /^\d+$/.test(text) ? (step + 10) % 10 : step;
  });
  return new Set(steps).size === 1;
}

function isCommon(text: string): boolean {
  return undecorated(text).some((core) => {
    const unit = repeatedUnit(core);
    return [core, unit, unlikened(core), unlikened(unit)].some((each) => common.has(each));
  });
}

/** The text without up to four digits and signs at either end: as it is, and each way that leaves something. */
function undecorated(text: string): string[] {
  const [before = ''] = /^[^\p{L}]*/u.exec(text) ?? [];
  const [after = ''] = /[^\p{L}]*$/u.exec(text) ?? [];
  const cores = [text];
  for (let start = 0; start <= Math.min(before.length, mostDecoration); start++) {
    for (let end = 0; end <= Math.min(after.length, mostDecoration); end++) {
      if (start + end < text.length) cores.push(text.slice(start, text.length - end));
    }
  }
  return cores;
}

/** passwordpassword is password, and abcabcab is abc: the shortest text that the whole is made of. */
function repeatedUnit(text: string): string {
  for (let length = 1; length <= text.length / 2; length++) {
    const unit = text.slice(0, length);
    if (unit.repeat(Math.ceil(text.length / length)).startsWith(text)) return unit;
  }
  return text;
}

function unlikened(text: string): string {
  return [...text].map((character) => lookAlikes[character] ?? character).join('');
}

function isOwn(text: string, words: readonly string[]): boolean {
  const known = words.map((word) => word.normalize('NFKC').toLowerCase());
  const rest = known
    .filter((word) => word.length >= leastOwnWord)
    .sort((one, other) => other.length - one.length)
    .reduce((left, word) => left.replaceAll(word, ''), text);
  return rest !== text && rest.length < leastBeyondOwn;
}
