import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EstimatePool } from './estimatePool.ts';
import type { EstimateTask } from './estimateTask.ts';

let pool: EstimatePool;
beforeAll(() => {
  pool = new EstimatePool();
});
afterAll(() => pool.stop());

/** Runs of a valley around b = 64, another one for each number. */
function taskOf(number: number): EstimateTask {
  const crossings = [8, 16, 32, 64, 128, 256, 512].flatMap((batchSize, size) =>
    [1, 2, 3].map((seed) => {
      const steps = Math.round(
        (3_000 + 100 * number) * (1 + 64 / batchSize) * (1 + 0.02 * ((seed + size) % 3)),
      );
      return { batchSize, seed, lowerSteps: steps - 10, upperSteps: steps };
    }),
  );
  return { crossings, inputHash: number.toString(16).padStart(64, '0') };
}

const person = (name: string) => ({ person: name, team: `team of ${name}` });

describe('the thread of estimates', () => {
  it('answers a team that asks for little while another asks for much, and what is owed as well', async () => {
    const order: string[] = [];
    const asked = (name: string, number: number) =>
      pool
        .askedBy(person(name))
        .estimate(taskOf(number))
        .then(() => order.push(name));
    const flood = Array.from({ length: 60 }, (_, number) => asked('crowd', number));
    const refusals = Promise.allSettled(flood).then((all) =>
      all.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : [])),
    );
    await Promise.all([
      asked('quiet', 100),
      pool
        .owedTo('team of sweeps')
        .estimate(taskOf(101))
        .then(() => order.push('owed')),
    ]);
    // One of the crowd was at work already, and what is owed and asked takes turns.
    expect(order.length).toBeLessThanOrEqual(4);
    // An operation may ask for sixteen; the rest was refused at once.
    expect(await refusals).toEqual(Array(44).fill('RATE_LIMITED'));
    expect(order.filter((name) => name === 'crowd')).toHaveLength(16);
  }, 120_000);

  it('never refuses what is owed', async () => {
    const { briefAnswers } = pool.owedTo('team of sweeps');
    const all = Array.from({ length: 150 }, (_, number) => briefAnswers([taskOf(number % 3)]));
    expect((await Promise.all(all)).every(([brief]) => brief?.crossings === 21)).toBe(true);
  }, 120_000);
});
