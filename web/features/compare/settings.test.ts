import { numbersOf } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { samples } from '../../harness/samples.ts';
import { translatorOf } from '../../i18n/translator.ts';
import { settingRows, settingsOf } from './settings.ts';

const sweep = (reset: string, seeds: string) => [
  { name: 'reset', value: reset },
  { name: 'seeds', value: seeds },
];

describe('settings side by side', () => {
  const rows = settingRows([sweep('maximum', '1'), sweep('increase', '1'), sweep('maximum', '1')]);

  it('say which settings are the same everywhere', () => {
    expect(rows.map(({ name, isSame }) => [name, isSame])).toEqual([
      ['reset', false],
      ['seeds', true],
    ]);
  });

  it('mark the cells that depart from the most common value', () => {
    expect(rows[0]?.cells.map(({ isDeparture }) => isDeparture)).toEqual([false, true, false]);
  });
});

it('leave open how runs were evaluated, and when they stopped, that a file of results told of', () => {
  const language = { t: translatorOf('en'), numbers: numbersOf('en') };
  const told = (sweep: ReturnType<typeof samples.imported>) =>
    settingsOf({ ...sweep, configuration: sweep }, language)
      .filter(({ name }) => name === 'Budget: gradients per run' || name === 'Ratio of evaluation steps')
      .map(({ value }) => value);
  expect(told(samples.imported())).toEqual(['–', '–']);
  const stated = told(samples.identified());
  expect(stated).not.toContain('–');
  // A bundle of what was trained here says both.
  const { policy } = samples.identified();
  expect(told({ ...samples.imported(), policy })[1]).toBe(stated[1]);
});
