import type { OrderKey } from './cursor.ts';
import { parseCursor } from './cursor.ts';
import type { PageArgs } from './pageArgs.ts';

/** The order of a list whose items are told by their position, from 0 on. */
export const placeOrder: readonly OrderKey[] = [{ column: 'position', direction: 'asc', type: 'int' }];

/** The position of the first item of a page. */
export function firstPosition({ after }: PageArgs): number {
  return after ? Math.max(0, Number(parseCursor(after, placeOrder)[0]) + 1) : 0;
}
