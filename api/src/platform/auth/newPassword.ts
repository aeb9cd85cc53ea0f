import { z } from 'zod';
import type { Parsed } from '../input/parseInput.ts';
import { parseInput } from '../input/parseInput.ts';
import { userError } from '../input/userError.type.ts';
import type { Guessable, PasswordOwner } from './guessablePassword.ts';
import { guessable } from './guessablePassword.ts';

export const passwordLength = { least: 12, most: 128 } as const;

const schema = z.string().min(passwordLength.least).max(passwordLength.most);

const faults: Record<Guessable, string> = {
  blank: 'This password is blank; choose a few words that do not belong together.',
  repeated: 'This password repeats a few characters; choose a few words that do not belong together.',
  sequence: 'This password is a sequence; choose a few words that do not belong together.',
  common:
    'This password is one of the most common, or one of them with a little added; choose a few words that do not belong together.',
  own: 'This password is made of your name or address; choose a few words that do not belong together.',
};

/** A password that its owner may choose, or PASSWORD_GUESSABLE, or INVALID_INPUT for its length. */
export function parseNewPassword(
  password: string,
  owner: PasswordOwner,
  path: readonly PropertyKey[],
): Parsed<string> {
  const parsed = parseInput(schema, password, path);
  if (parsed.userErrors) return parsed;
  const fault = guessable(password, owner);
  if (fault === null) return parsed;
  return { value: null, userErrors: [userError('PASSWORD_GUESSABLE', path, faults[fault])] };
}
