import { sayIssue } from '@critbatch/theory/error/issueWords';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { translatorOf } from '../../i18n/translator.ts';
import { userErrorText } from './userErrorText.ts';

const said = (schema: z.ZodType, value: unknown, locale: 'en' | 'ja') => {
  const [issue] = schema.safeParse(value, { error: sayIssue }).error?.issues ?? [];
  return userErrorText({ code: 'INVALID_INPUT', message: `${issue?.message}.` }, translatorOf(locale));
};

describe('a user error in the reader’s language', () => {
  it('says the limit that the API’s own check names', () => {
    expect(said(z.number().lt(1), 2, 'en')).toBe('Must be less than 1.');
    expect(said(z.number().lt(1), 2, 'ja')).toBe('1 より小さい値にしてください。');
    expect(said(z.int().max(16), 17, 'en')).toBe('Must be at most 16.');
    expect(said(z.int().positive(), 0, 'en')).toBe('Must be more than 0.');
    expect(said(z.number().gt(1), 1, 'ja')).toBe('1 より大きい値にしてください。');
    expect(said(z.int().min(32), 3, 'en')).toBe('Must be at least 32.');
    expect(said(z.string().max(3), 'long', 'en')).toBe('Must have at most 3 characters.');
    expect(said(z.string().min(1), '', 'en')).toBe('Must have at least 1 character.');
    expect(said(z.string().max(3), 'long', 'ja')).toBe('3 文字以内にしてください。');
  });

  it('knows the sentences of our own', () => {
    const t = translatorOf('ja');
    const message = 'The data set has 60000 training examples; use at most that many.';
    expect(userErrorText({ code: 'INVALID_INPUT', message }, t)).toContain('60000');
    const misfit =
      'The model takes inputs of 28×28, and the data set has 32×32×3; choose a model for these data.';
    expect(userErrorText({ code: 'INVALID_INPUT', message: misfit }, t)).toMatch(/28×28 .*32×32×3/);
    expect(userErrorText({ code: 'CONFLICT', message: 'The sweep has ended already.' }, t)).toMatch(/終了/);
    const text = 'The data set is a text, which transformers read; choose a model for these data.';
    expect(userErrorText({ code: 'INVALID_INPUT', message: text }, t)).toMatch(/トランスフォーマー/);
    const shared =
      'A user is a member of both teams, and nobody can attest their own workers. Ask the operator for a token.';
    expect(userErrorText({ code: 'NOT_INDEPENDENT', message: shared }, t)).toMatch(/両方のチーム/);
    const points = 'Reference points count epochs, or examples, and never steps: choose EPOCHS or EXAMPLES.';
    expect(userErrorText({ code: 'INVALID_INPUT', message: points }, t)).toMatch(/エポックか件数/);
    const recorded = 'This spec is recorded as "Mine" version 2; use that one.';
    expect(userErrorText({ code: 'CONFLICT', message: recorded }, t)).toMatch(/「Mine」第 2 版/);
  });

  it('gives a sentence that it does not know as the API’s', () => {
    expect(userErrorText({ code: 'CONFLICT', message: 'Odd.' }, translatorOf('en'))).toBe(
      'The API says: Odd.',
    );
  });
});
