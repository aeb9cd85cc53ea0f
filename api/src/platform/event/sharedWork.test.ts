import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { SharedWork } from './sharedWork.ts';

it('a read that was just begun is shared, and one that is older is not: it may lack what has rung the alarm', async () => {
  const shared = new SharedWork();
  let reads = 0;
  const read = async () => {
    const number = ++reads;
    await sleep(300);
    return number;
  };
  const first = [shared.once('a', read), shared.once('a', read), shared.once('b', read)];
  await sleep(150);
  const later = shared.once('a', read);
  expect(await Promise.all([...first, later])).toEqual([1, 1, 2, 3]);
});

it('a read that fails, fails for all who share it', async () => {
  const shared = new SharedWork();
  const read = () => Promise.reject(new Error('away'));
  const results = await Promise.allSettled([shared.once('a', read), shared.once('a', read)]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

it('followers go on a few at a time, and other work comes between them', async () => {
  const shared = new SharedWork();
  const order: string[] = [];
  const turns = Array.from({ length: 20 }, () => shared.turn().then(() => order.push('follower')));
  const others = async () => {
    for (let count = 0; count < 4; count++) {
      await new Promise((resolve) => setImmediate(resolve));
      order.push('other');
    }
  };
  await Promise.all([...turns, others()]);
  expect(order.indexOf('other')).toBeLessThan(9);
  expect(order.filter((each) => each === 'follower')).toHaveLength(20);
  expect(order.lastIndexOf('follower')).toBeGreaterThan(order.indexOf('other') + 1);
});
