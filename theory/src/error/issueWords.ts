import { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

/** From here on this process says what is wrong with a value in plain words, whichever schema finds it. */
export function usePlainIssues(): void {
  z.config({ customError: sayIssue });
}

/**
 * What is wrong with a value, as the end of a sentence that began with the name of its field. A schema that has words of its own
 * keeps them.
 */
export function sayIssue(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue);
    case 'too_big':
      return `Must ${bound(issue, issue.maximum, issue.inclusive === false ? 'less than' : 'at most')}`;
    case 'too_small':
      return `Must ${bound(issue, issue.minimum, issue.inclusive === false ? 'more than' : 'at least')}`;
    case 'not_multiple_of':
      return `Must be a multiple of ${issue.divisor}`;
    case 'invalid_value':
      return issue.values.length === 1
        ? `Must be ${String(issue.values[0])}`
        : `Must be one of ${listed(issue.values.map(String))}`;
    case 'invalid_format':
      return formats[issue.format] ?? 'Must have the form that is asked for';
    case 'unrecognized_keys':
      return `Has unknown fields: ${listed(issue.keys)}`;
    case 'invalid_union':
      return 'Has none of the forms that it may have';
    case 'invalid_key':
      return 'Has a name that it may not have';
    case 'invalid_element':
      return 'Holds something that it may not hold';
    default:
      return 'Cannot be this';
  }
}

const types: Record<string, string> = {
  ...{ number: 'a number', int: 'a whole number', bigint: 'a whole number' },
  ...{ string: 'a text', boolean: 'true or false', date: 'a date', null: 'null' },
  ...{
    array: 'a list',
    tuple: 'a list',
    set: 'a list',
    object: 'an object',
    record: 'an object',
    map: 'an object',
  },
};

function wrongType({ expected, input }: Extract<Issue, { code: 'invalid_type' }>): string {
  if (input === undefined) return 'Must be given';
  return `Must be ${types[expected] ?? 'of another kind'}`;
}

type Bounded = Extract<Issue, { code: 'too_big' | 'too_small' }>;

function bound({ origin }: Bounded, limit: number | bigint, words: string): string {
  const unit = units[origin];
  if (!unit) return `be ${words} ${limit}`;
  return `have ${words} ${limit} ${Number(limit) === 1 ? unit : plural(unit)}`;
}

const units: Record<string, string> = {
  ...{ string: 'character', array: 'entry', set: 'entry', map: 'entry', object: 'field', file: 'byte' },
};

const plural = (unit: string) => (unit === 'entry' ? 'entries' : `${unit}s`);

const formats: Record<string, string> = {
  email: 'Must be an e-mail address',
  url: 'Must be a web address',
  uuid: 'Must be a UUID',
  datetime: 'Must be a date and time, such as 2026-12-01T08:00:00Z',
  date: 'Must be a date, such as 2026-12-01',
  base64: 'Must be Base64',
  json_string: 'Must be JSON',
};

/** The first of them: what was sent may have thousands. */
function listed(names: readonly string[]): string {
  const most = 10;
  return names.slice(0, most).join(', ') + (names.length > most ? ', …' : '');
}
