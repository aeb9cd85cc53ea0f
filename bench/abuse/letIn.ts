import { setTimeout as sleep } from 'node:timers/promises';
import type { Reply } from './caller.ts';

/**
 * The largest of some sizes of an attack that is not refused: what the limits leave an attacker to do, wherever they are. What is
 * refused costs little, so that an attack of that size says nothing of the work behind the limit.
 */
export async function largestLetIn(
  sizes: readonly number[],
  send: (size: number) => Promise<Reply>,
): Promise<number> {
  let last: Reply | undefined;
  for (const size of [...sizes].sort((one, other) => other - one)) {
    last = await send(size);
    if (last.status >= 200 && last.status < 300 && last.code === null) return size;
    // What it had begun goes on, and would be in the way of the next.
    if (last.code === 'RATE_LIMITED') await sleep(3_000);
  }
  throw new Error(`No size of ${sizes.join(', ')} is let in: ${last?.status} ${last?.text.slice(0, 200)}`);
}
