import { describe, expect, it } from '@jest/globals';
import { FairQueue } from './fairQueue.ts';
import type { Payer } from './payer.ts';
import { payerOf } from './payer.ts';
import { RateLimited } from './rateLimiter.ts';

const of = (person: string, team: string | null = null): Payer => ({ person, team });

/** A queue whose work goes on until it is told to end, and the order in which it began. */
function held(room: { atOnce: number; mostWaiting: number; mostEach: number; mostSeconds?: number }) {
  const queue = new FairQueue(room);
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const ask = (name: string, payer: Payer) =>
    queue.run(payer, () => {
      begun.push(name);
      return new Promise<string>((resolve) => ends.push(() => resolve(name)));
    });
  const endNext = async () => {
    // What has its turn begins a moment later.
    await new Promise((resolve) => setImmediate(resolve));
    ends.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { ask, begun, endNext };
}

describe('a fair queue', () => {
  it('gives a late comer the next turn, however many pieces another has waiting', async () => {
    const { ask, begun, endNext } = held({ atOnce: 1, mostWaiting: 100, mostEach: 50 });
    const all = [...Array(10).keys()].map((index) => ask(`many ${index}`, of('ada', 'a')));
    all.push(ask('one', of('bob', 'b')));
    for (const _ of all) await endNext();
    expect(begun.slice(0, 3)).toEqual(['many 0', 'one', 'many 1']);
    expect(await Promise.all(all)).toHaveLength(11);
  });

  it('counts several teams of one person as one, and several people of one team as one', async () => {
    const { ask, begun, endNext } = held({ atOnce: 1, mostWaiting: 100, mostEach: 50 });
    const all = [
      ...[1, 2, 3, 4].map((team) => ask('one person', of('ada', `a${team}`))),
      ...[1, 2, 3, 4].map((person) => ask('one team', of(`bob ${person}`, 'b'))),
      ask('other', of('eve', 'e')),
    ];
    for (const _ of all) await endNext();
    expect(begun.slice(0, 3)).toEqual(['one person', 'one team', 'other']);
    expect(begun.slice(3, 7)).toEqual(['one person', 'one team', 'one person', 'one team']);
  });

  it('refuses with RATE_LIMITED what a person or a team has too much of, and takes it again later', async () => {
    const { ask, begun, endNext } = held({ atOnce: 1, mostWaiting: 100, mostEach: 2 });
    const [first] = [ask('first', of('ada', 'a')), ask('second', of('ada', 'b'))];
    await expect(ask('third', of('ada', 'c'))).rejects.toBeInstanceOf(RateLimited);
    const other = [ask('bob', of('bob', 't')), ask('cid', of('cid', 't'))];
    await expect(ask('dan', of('dan', 't'))).rejects.toMatchObject({ retryAfterSeconds: 5 });
    await endNext();
    await first;
    const again = ask('third', of('ada', 'c'));
    for (const _ of [0, 1, 2, 3]) await endNext();
    await Promise.all([...other, again]);
    expect(begun).toContain('third');
    expect(begun).not.toContain('dan');
  });

  it('gives a newcomer the last place of who holds most where the room is full, and refuses who has as much themselves', async () => {
    const { ask, begun, endNext } = held({ atOnce: 1, mostWaiting: 4, mostEach: 9 });
    const [ada, , bob, late] = ['ada 1', 'ada 2', 'bob 1', 'ada 3', 'bob 2'].map((name) =>
      ask(name, of(name.slice(0, 3))).catch(({ code }) => code),
    );
    // Three of ada's to two of bob's.
    await expect(ask('bob 3', of('bob'))).rejects.toBeInstanceOf(RateLimited);
    const eve = [ask('eve 1', of('eve'))];
    expect(await late).toBe('RATE_LIMITED');
    // Two of ada's, two of bob's, one of eve's: a second one would be as much.
    await expect(ask('eve 2', of('eve'))).rejects.toBeInstanceOf(RateLimited);
    for (const _ of Array(5)) await endNext();
    expect(await Promise.all([ada, bob, ...eve])).toEqual(['ada 1', 'bob 1', 'eve 1']);
    expect(begun.toSorted()).toEqual(['ada 1', 'ada 2', 'bob 1', 'bob 2', 'eve 1']);
  });

  it('lets nobody wait longer than it says, and keeps no place for who was refused', async () => {
    const { ask, begun, endNext } = held({ atOnce: 1, mostWaiting: 1, mostEach: 9, mostSeconds: 0.05 });
    const going = ask('going', of('ada'));
    await expect(ask('in vain', of('bob'))).rejects.toMatchObject({ retryAfterSeconds: 5 });
    const waiting = ask('next', of('bob'));
    await endNext();
    await going;
    await new Promise((resolve) => setTimeout(resolve, 100));
    await endNext();
    expect(await waiting).toBe('next');
    expect(begun).toEqual(['going', 'next']);
  });

  it('refuses everybody where the room is full of single pieces, but never while nothing goes on', async () => {
    const { ask, endNext } = held({ atOnce: 1, mostWaiting: 1, mostEach: 9 });
    const inside = [ask('going', of('ada')), ask('waiting', of('bob'))];
    await expect(ask('late', of('eve'))).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await endNext();
    await endNext();
    await Promise.all(inside);
    const alone = ask('alone', of('eve'));
    await endNext();
    expect(await alone).toBe('alone');
  });

  it('goes on after work that fails, and keeps nobody’s place', async () => {
    const queue = new FairQueue({ atOnce: 1, mostWaiting: 5, mostEach: 1 });
    for (const _ of [1, 2, 3]) {
      await expect(queue.run(of('ada'), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    }
    expect(await queue.run(of('ada'), async () => 7)).toBe(7);
  });
});

describe('payerOf', () => {
  it('counts tokens for their maker and their team, and strangers by address', () => {
    const token = { kind: 'token', tokenId: 't', teamId: 'a', scopes: [], isAttested: false } as const;
    expect(payerOf({ ...token, createdById: 'ada' }, '::1')).toEqual({ person: 'ada', team: 'a' });
    expect(payerOf({ ...token, createdById: null }, '::1')).toEqual({ person: 'team a', team: 'a' });
    const user = { kind: 'user', userId: 'ada', sessionId: 's', memberships: [] } as const;
    expect(payerOf(user, '::1', 'b')).toEqual({ person: 'ada', team: 'b' });
    expect(payerOf({ kind: 'stranger' }, '127.0.0.1')).toEqual({ person: 'address 127.0.0.1', team: null });
  });
});
