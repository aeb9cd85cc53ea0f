import { expect, it } from '@jest/globals';
import { z } from 'zod';
import { sayIssue } from './issueWords.ts';

const said = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value, { error: sayIssue }).error?.issues.map(({ message }) => message);

/** One for each kind of issue that the library knows. */
const cases: [kind: string, schema: z.ZodType, value: unknown, words: string][] = [
  ['invalid_type', z.number(), 'x', 'Must be a number'],
  ['invalid_type', z.number(), Number.NaN, 'Must be a number'],
  ['invalid_type', z.int(), 1.5, 'Must be a whole number'],
  ['invalid_type', z.string(), undefined, 'Must be given'],
  ['invalid_type', z.string(), null, 'Must be a text'],
  ['invalid_type', z.array(z.string()), {}, 'Must be a list'],
  ['invalid_type', z.object({}), 1, 'Must be an object'],
  ['too_big', z.int().max(16), 17, 'Must be at most 16'],
  ['too_big', z.number().lt(1), 1, 'Must be less than 1'],
  ['too_big', z.string().max(3), 'long', 'Must have at most 3 characters'],
  ['too_big', z.array(z.int()).max(1), [1, 2], 'Must have at most 1 entry'],
  ['too_small', z.number().positive(), 0, 'Must be more than 0'],
  ['too_small', z.int().min(32), 3, 'Must be at least 32'],
  ['too_small', z.string().min(1), '', 'Must have at least 1 character'],
  ['too_small', z.array(z.int()).min(2), [], 'Must have at least 2 entries'],
  ['not_multiple_of', z.number().multipleOf(8), 9, 'Must be a multiple of 8'],
  ['invalid_value', z.enum(['a', 'b']), 'c', 'Must be one of a, b'],
  ['invalid_value', z.literal('a'), 'c', 'Must be a'],
  ['invalid_format', z.email(), 'nobody', 'Must be an e-mail address'],
  ['invalid_format', z.string().regex(/^a$/), 'b', 'Must have the form that is asked for'],
  ['invalid_format', z.iso.datetime(), 'today', 'Must be a date and time, such as 2026-12-01T08:00:00Z'],
  ['unrecognized_keys', z.strictObject({}), { odd: 1 }, 'Has unknown fields: odd'],
  ['invalid_union', z.union([z.string(), z.number()]), true, 'Has none of the forms that it may have'],
  ['invalid_key', z.record(z.string().max(1), z.int()), { long: 1 }, 'Has a name that it may not have'],
  [
    'invalid_element',
    z.map(z.object({}), z.int()),
    new Map([[{}, 'b']]),
    'Holds something that it may not hold',
  ],
  ['custom', z.custom(() => false), 1, 'Cannot be this'],
  ['custom', z.string().refine(() => false, 'Say why'), 'x', 'Say why'],
];

it.each(cases)('says of %s what it must be', (_, schema, value, words) => {
  expect(said(schema, value)).toEqual([words]);
});

it('has words for every kind of issue', () => {
  const kinds: Record<z.core.$ZodIssueCode, true> = {
    ...{ invalid_type: true, too_big: true, too_small: true, invalid_format: true, not_multiple_of: true },
    ...{ unrecognized_keys: true, invalid_union: true, invalid_key: true, invalid_element: true },
    ...{ invalid_value: true, custom: true },
  };
  expect(new Set(cases.map(([kind]) => kind))).toEqual(new Set(Object.keys(kinds)));
});

it('names no library’s words, and no more than ten names', () => {
  const names = Array.from({ length: 11 }, (_, number) => `n${number}`);
  expect(said(z.enum(names as [string]), 'x')?.[0]).toMatch(/n9, …$/);
});
