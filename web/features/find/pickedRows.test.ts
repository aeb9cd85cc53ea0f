import { expect, it } from '@jest/globals';
import { afterSearch, afterTick, type Picked } from './pickedRows.ts';

const row = (id: string) => ({ id, label: id, note: '' });
const rowsOf = ({ rows }: Picked) => rows.map(({ id }) => id).join('');
const start = afterSearch({ rows: [row('a')], ticked: new Set(['a']) }, [row('b'), row('a'), row('c')]);

it('shows what is chosen first and once', () => {
  expect(rowsOf(start)).toBe('abc');
});

it('moves a ticked row with the next search alone, and keeps it whatever that finds', () => {
  const ticked = afterTick(start, 'c', true, false);
  expect(rowsOf(ticked)).toBe('abc');
  expect(rowsOf(afterSearch(ticked, [row('d')]))).toBe('acd');
  expect(rowsOf(afterSearch(afterTick(ticked, 'a', false, false), []))).toBe('c');
});

it('takes one for the other where one alone is chosen, and none for the empty one', () => {
  const one = afterTick(start, 'b', true, true);
  expect([...one.ticked]).toEqual(['b']);
  expect([...afterTick(one, '', true, true).ticked]).toEqual([]);
});
