import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EstimatePool } from './estimatePool.ts';
import type { EstimateTask } from './estimateTask.ts';

let pool: EstimatePool;
beforeAll(() => {
  // A slow machine needs more than a minute for all that is asked here.
  pool = new EstimatePool({ mostSeconds: 600 });
});
afterAll(() => pool.stop());

const batchSizes = [8, 16, 32, 64, 128, 256, 512];

/** Runs of a valley around b = 64, another one for each number; few, because what counts here is whose turn it is. */
function taskOf(number: number): EstimateTask {
  const crossings = batchSizes.map((batchSize, size) => {
    const steps = Math.round((3_000 + 100 * number) * (1 + 64 / batchSize) * (1 + 0.02 * ((1 + size) % 3)));
    return { batchSize, seed: 1, lowerSteps: steps - 10, upperSteps: steps };
  });
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
  });

  it('lets nobody read for an answer before their turn has come', async () => {
    let reading = 0;
    let most = 0;
    const ask = (number: number) =>
      pool.inTurnOf(person(`reader ${number}`), async ({ briefAnswers }) => {
        reading++;
        most = Math.max(most, reading);
        await new Promise((resolve) => setTimeout(resolve, 5));
        const answers = await briefAnswers([taskOf(number)]);
        reading--;
        return answers;
      });
    await Promise.all(Array.from({ length: 12 }, (_, number) => ask(number)));
    expect(most).toBe(1);
  });

  (process.platform === 'linux' ? it : it.skip)('lets the event loop go first', async () => {
    await pool.owedTo('team').briefAnswers([taskOf(1)]);
    const niceOf = (thread: string) =>
      Number(readFileSync(`/proc/self/task/${thread}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[16]);
    const ownNice = niceOf(String(process.pid));
    const others = readdirSync('/proc/self/task').map(niceOf);
    expect(others.filter((nice) => nice >= Math.min(19, ownNice + 5))).toHaveLength(1);
  });

  it('never refuses what is owed', async () => {
    const { briefAnswers } = pool.owedTo('team of sweeps');
    const all = Array.from({ length: 150 }, (_, number) => briefAnswers([taskOf(number % 3)]));
    expect((await Promise.all(all)).every(([brief]) => brief?.crossings === batchSizes.length)).toBe(true);
  });
});
