import { numbersOf } from '@critbatch/theory';
import { expect, it } from '@jest/globals';
import { translatorOf } from '../../i18n/translator.ts';
import { scoredAtText } from './benchmarkText.ts';

it('says why a score is of another batch size than the one to use', () => {
  const said = (used: number | null, locale: 'en' | 'ja' = 'en') =>
    scoredAtText(
      { batchSize: 64, recommendation: used === null ? null : { batchSize: used } },
      { t: translatorOf(locale), numbers: numbersOf(locale) },
    );
  expect([said(64), said(null)]).toEqual(['at batch size 64', 'at batch size 64']);
  expect(said(96)).toBe('at batch size 64, the nearest to b* with enough runs');
  expect(said(96, 'ja')).toContain('b* に最も近い値');
});
