import { expect, it } from '@jest/globals';
import { translatorOf } from '../../i18n/translator.ts';
import { notNumber } from './notNumber.ts';

it('names the field that holds no number, and what was typed', () => {
  const labels = { maxHours: 'At most hours', maxCost: 'At most money' };
  const said = (typed: Record<string, string>, locale: 'en' | 'ja' = 'en') => {
    const form = new FormData();
    for (const [name, text] of Object.entries(typed)) form.set(name, text);
    return notNumber(form, labels, translatorOf(locale));
  };
  expect(said({ maxHours: '2 M', maxCost: '' })).toBeNull();
  expect(said({ maxHours: '3', maxCost: '3,00' })).toMatchObject({
    isRefused: true,
    said: '“3,00” in “At most money” is not a number. Write a point, not a comma: 1.5; and 2000000 or 2 M.',
  });
  expect(said({ maxHours: '2m', maxCost: 'two' }, 'ja')?.said).toMatch(
    /^「At most hours」の「2m」は数ではありません。/,
  );
});
