import type { Translator } from '../../i18n/translator.ts';

type UserError = { code: string; message: string };
type Sentence =
  | 'below'
  | 'longest'
  | 'shortest'
  | 'atMost'
  | 'above'
  | 'atLeast'
  | 'kind'
  | 'choice'
  | 'runs'
  | 'examples'
  | 'misfit'
  | 'classes'
  | 'readsText'
  | 'isText'
  | 'spent'
  | 'ended'
  | 'canceled'
  | 'recorded'
  | 'referencePoints'
  | 'noJson'
  | `guessable.${'blank' | 'repeated' | 'sequence' | 'common' | 'own'}`
  | 'wrongPassword'
  | 'signInAnew'
  | 'uselessLink'
  | 'noWorkerToken'
  | 'sharedMember'
  | 'vouchedAlready'
  | 'revokedAlready';

/**
 * What is wrong with a value, in the reader's language. The API speaks English alone, to programs too; its sentences
 * about values come from a few patterns, and what matches none of them is given as it is, named as the API's.
 */
export function userErrorText({ code, message }: UserError, t: Translator): string {
  for (const [pattern, key] of patterns) {
    const groups = pattern.exec(message)?.groups;
    if (groups) return t(`userErrors.${key}`, { ...groups });
  }
  if (code === 'NOT_FOUND') return t('userErrors.notFound');
  return t('userErrors.other', { message });
}

/** A pattern that holds nothing to say again has an empty group, so that it counts as matched. */
const patterns: [pattern: RegExp, key: Sentence][] = [
  [/^Must have at most (?<limit>\d+) characters?\b/, 'longest'],
  [/^Must have at least (?<limit>\d+) characters?\b/, 'shortest'],
  [/^Must be less than (?<limit>-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)/, 'below'],
  [/^Must (?:be|have) at most (?<limit>-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)/, 'atMost'],
  [/^Must be more than (?<limit>-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)/, 'above'],
  [/^Must (?:be|have) at least (?<limit>-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)/, 'atLeast'],
  [/^Batch sizes times seeds must be at most (?<limit>\d+)/, 'runs'],
  [/^The data set has (?<limit>\d+) training examples/, 'examples'],
  [/^The model takes inputs of (?<taken>[\d×]+), and the data set has (?<given>[\d×]+)/, 'misfit'],
  [/^The model tells (?<taken>\d+) classes apart, and the data set has (?<given>\d+)/, 'classes'],
  [/^(?<nothing>)The model reads text, and the data set is not text/, 'readsText'],
  [/^(?<nothing>)The data set is a text, which transformers read/, 'isText'],
  [/^Runs may see (?<limit>\d+) examples already/, 'spent'],
  [/^(?<nothing>)The sweep has ended already/, 'ended'],
  [/^(?<nothing>)The sweep was canceled/, 'canceled'],
  [/^This spec is recorded as "(?<name>.*)" version (?<version>\d+)/, 'recorded'],
  [/^(?<nothing>)Reference points count epochs, or examples, and never steps/, 'referencePoints'],
  [/^The topology is not JSON: (?<reason>.*)/, 'noJson'],
  [/^(?<nothing>)This password is blank/, 'guessable.blank'],
  [/^(?<nothing>)This password repeats/, 'guessable.repeated'],
  [/^(?<nothing>)This password is a sequence/, 'guessable.sequence'],
  [/^(?<nothing>)This password is one of the most common/, 'guessable.common'],
  [/^(?<nothing>)This password is made of your name/, 'guessable.own'],
  [/^(?<nothing>)This is not your current password/, 'wrongPassword'],
  [/^(?<nothing>)You signed in more than a day ago/, 'signInAnew'],
  [/^(?<nothing>)This link was used before, or is too old/, 'uselessLink'],
  [/^(?<nothing>)Must be one of /, 'choice'],
  [
    /^(?<nothing>)Must be (?:given|of another kind|true or false|an? (?:whole )?(?:number|text|list|object|date))\b/,
    'kind',
  ],
  [/^(?<nothing>)There is no such active token with the scope WORKER/, 'noWorkerToken'],
  [/^(?<nothing>)A user is a member of both teams/, 'sharedMember'],
  [/^(?<nothing>)The token is attested already/, 'vouchedAlready'],
  [/^(?<nothing>)It is revoked already/, 'revokedAlready'],
];
