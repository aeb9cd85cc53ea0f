import { CritbatchError } from '@critbatch/theory';
import { z } from 'zod';

/** A column to order by, with the way back from its JSON form. The last key of an order must make it unique. */
export type OrderKey = {
  column: string;
  direction: 'asc' | 'desc';
  type: 'date' | 'int' | 'bigint' | 'float' | 'text' | 'uuid';
};

/** Orders rows by a column, and by id where that is the same. */
export function byColumn(
  column: string,
  direction: OrderKey['direction'],
  type: OrderKey['type'] = 'date',
): OrderKey[] {
  return [
    { column, direction, type },
    { column: 'id', direction, type: 'uuid' },
  ];
}

const cursorSchema = z.array(z.union([z.string(), z.number()]));

/** Place of a row in an order, as an opaque string that names the order too. */
export function cursorOf(row: Record<string, unknown>, order: readonly OrderKey[]): string {
  const values = order.map(({ column }) => {
    const value = row[column];
    if (value instanceof Date) return value.toISOString();
    return typeof value === 'bigint' ? Number(value) : value;
  });
  return Buffer.from(JSON.stringify([nameOf(order), ...values])).toString('base64url');
}

/** Prisma's condition for rows that stand after a cursor. INVALID_INPUT where the cursor is not one of this order's. */
export function rowsAfter(cursor: string, order: readonly OrderKey[]): { OR: Record<string, unknown>[] } {
  const values = parseCursor(cursor, order);
  const alternatives = order.map(({ column, direction }, index) => ({
    ...Object.fromEntries(order.slice(0, index).map((key, earlier) => [key.column, values[earlier]])),
    [column]: { [direction === 'asc' ? 'gt' : 'lt']: values[index] },
  }));
  return { OR: alternatives };
}

/** The values of a cursor. INVALID_INPUT where it is not one of this order's. */
export function parseCursor(cursor: string, order: readonly OrderKey[]): unknown[] {
  try {
    const [name, ...values] = cursorSchema
      .length(order.length + 1)
      .parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    // Values of another order have the same types all too often, and would skip or repeat rows unseen.
    z.literal(nameOf(order)).parse(name);
    return order.map((key, index) => parseValue(key, values[index]));
  } catch (cause) {
    throw foreignCursor(cause);
  }
}

/** What is said of a cursor that a list does not know. */
export function foreignCursor(cause?: unknown): CritbatchError {
  return new CritbatchError(
    'INVALID_INPUT',
    'The cursor does not belong to this list and order; start again without "after".',
    { cause },
  );
}

function nameOf(order: readonly OrderKey[]): string {
  return order.map(({ column, direction }) => `${column} ${direction}`).join();
}

function parseValue({ type }: OrderKey, value: unknown): unknown {
  if (type === 'date')
    return z.iso
      .datetime()
      .transform((text) => new Date(text))
      .parse(value);
  if (type === 'float') return z.number().parse(value);
  if (type === 'bigint') return BigInt(z.int().parse(value));
  if (type === 'uuid') return z.guid().parse(value);
  return type === 'int' ? z.int32().parse(value) : z.string().parse(value);
}
