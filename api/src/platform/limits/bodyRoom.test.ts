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
  const { begun, piece, end } = pieces(new BodyRoom({ ofPerson: 10, ofAll: 1_000 }));
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
  const room = new BodyRoom({ ofPerson: 10, ofAll: 1_000 });
  const fail = () => room.run('a', 25, () => Promise.reject(new Error('aborted')));
  await expect(fail()).rejects.toThrow('aborted');
  await expect(Promise.allSettled([fail(), fail()])).resolves.toHaveLength(2);
});

it('lets all persons together have as many bytes as there is room for, but who has nothing on the way comes in', async () => {
  const { begun, piece, end } = pieces(new BodyRoom({ ofPerson: 10, ofAll: 12 }));
  const all = [
    piece('a', 5, 'first of a'),
    piece('a', 5, 'second of a'),
    piece('b', 5, 'first of b'),
    piece('b', 5, 'second of b'),
    piece('a', 1, 'third of a'),
    piece('c', 5, 'first of c'),
  ];
  await soon();
  expect(begun).toEqual(['first of a', 'second of a', 'first of b', 'first of c']);
  end('first of a');
  end('first of c');
  await soon();
  // Ten of twelve are on the way, five of each.
  expect(begun.slice(4)).toEqual(['third of a']);
  end('first of b');
  await soon();
  expect(begun.slice(5)).toEqual(['second of b']);
  for (const name of ['second of a', 'second of b', 'third of a']) end(name);
  await Promise.all(all);
});
