import { numbersOf } from '@critbatch/theory';
import { expect, it } from '@jest/globals';
import { translatorOf } from '../../i18n/translator.ts';
import { settlesText } from './settlesText.ts';

it('does not let runs that rarely settle it look as if they would', () => {
  const said = (settled: number, count: number, locale: 'en' | 'ja' = 'en') =>
    settlesText(
      { runs: Array(count).fill(null), outcomes: { settled, simulations: 40 } },
      { t: translatorOf(locale), numbers: numbersOf(locale) },
    );
  expect(said(27, 3)).toBe('They would settle it in 27 of 40 simulated outcomes.');
  expect(said(20, 1)).toBe('That would settle it in 20 of 40 simulated outcomes.');
  expect(said(4, 3)).toBe(
    'Still, they would most likely not settle it, and more runs would have to follow: they settle it in only 4 of 40 simulated outcomes.',
  );
  expect(said(4, 1)).toContain('it settles it in only 4 of 40');
  expect(said(4, 3, 'ja')).toContain('おそらく決着がつかず');
});
