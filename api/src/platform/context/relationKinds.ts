import type { Kept } from './kept.ts';
import { Relation } from './relation.ts';

export const idOf = (row: { id: string }) => row.id;

/** One row per key, null where there is none. */
export function single<Row>(read: (keys: readonly string[]) => Promise<Row[]>, keyOf: (row: Row) => string) {
  return new Relation<string, Row | null>(async (keys) => {
    const rows = new Map((await read(keys)).map((row) => [keyOf(row), row]));
    return keys.map((key) => rows.get(key) ?? null);
  });
}

/** Versions that a sweep or a benchmark holds on to: they are there as long as it is, and never change. */
export function unchanging<Row extends { id: string }>(
  kept: Kept<Row>,
  read: (ids: readonly string[]) => Promise<Row[]>,
) {
  return new Relation<string, Row | null>(
    async (ids) => {
      const rows = await kept.load(ids, async (missing) => (await read(missing)).map((row) => [row.id, row]));
      return ids.map((id) => rows.get(id) ?? null);
    },
    { peek: (id) => kept.get(id) },
  );
}

/** Every row of each key, in the order in which they were read. */
export function grouped<Row>(read: (keys: readonly string[]) => Promise<Row[]>, keyOf: (row: Row) => string) {
  return new Relation<string, Row[]>(async (keys) => {
    const groups = Map.groupBy(await read(keys), keyOf);
    return keys.map((key) => groups.get(key) ?? []);
  });
}
