import { describe, expect, it } from '@jest/globals';
import { settingRows } from './settings.ts';

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
