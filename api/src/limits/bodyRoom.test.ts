import { setImmediate as soon } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { BodyRoom } from './bodyRoom.ts';

/** Work that is noted when it begins, and ends when it is told to. */
function pieces(room: BodyRoom) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const piece = (person: string, bytes: number, name: string) =>
    room.run(person, bytes, () => {
      begun.push(name);
      return new Promise<void>((end) => ends.set(name, end));
    });
  return { begun, piece, end: (name: string) => ends.get(name)?.() };
}

it('lets as many bytes of one person in as there is room for, in the order of asking, and keeps nobody else waiting', async () => {
  const { begun, piece, end } = pieces(new BodyRoom(10));
  const all = [
    piece('a', 6, 'first'),
    piece('a', 6, 'second'),
    piece('a', 1, 'third'),
    piece('b', 6, 'other'),
  ];
  await soon();
  expect(begun).toEqual(['first', 'other']);
  end('first');
  await soon();
  expect(begun).toEqual(['first', 'other', 'second', 'third']);
  for (const name of ['second', 'third', 'other']) end(name);
  await Promise.all(all);
});

it('gives the room back after a failure, and lets what is larger than the room in by itself', async () => {
  const room = new BodyRoom(10);
  const fail = () => room.run('a', 25, () => Promise.reject(new Error('aborted')));
  await expect(fail()).rejects.toThrow('aborted');
  await expect(Promise.allSettled([fail(), fail()])).resolves.toHaveLength(2);
});
