import { describe, expect, it } from '@jest/globals';
import type { OrderKey } from './cursor.ts';
import { cursorOf, parseCursor } from './cursor.ts';

const order = (column: string, direction: OrderKey['direction'], type: OrderKey['type']): OrderKey[] => [
  { column, direction, type },
  { column: 'id', direction, type: 'uuid' },
];
const row = {
  id: '01a2205c-b8e4-7318-bf1a-24db4e97777c',
  name: 'Softmax',
  createdAt: new Date('2026-11-28T04:14:44.580Z'),
};

describe('a cursor', () => {
  it('gives back the place of its row in its order', () => {
    const newest = order('createdAt', 'desc', 'date');
    expect(parseCursor(cursorOf(row, newest), newest)).toEqual([row.createdAt, row.id]);
  });

  it('is refused in every other order, though the values would do', () => {
    const cursor = cursorOf(row, order('createdAt', 'desc', 'date'));
    for (const other of [
      order('createdAt', 'asc', 'date'),
      order('name', 'desc', 'text'),
      order('lastVersionAt', 'desc', 'date'),
    ]) {
      expect(() => parseCursor(cursor, other)).toThrow('does not belong to this list and order');
    }
    for (const other of ['', 'x', Buffer.from('[]').toString('base64url')]) {
      expect(() => parseCursor(other, order('name', 'asc', 'text'))).toThrow('does not belong');
    }
  });
});
