import { type RecordOf, recordsBy, type Table } from '@critbatch/prisma/client/columns';
import { Batch } from './batch.ts';
import type { Cache } from './cache.ts';
import type { Context } from './context.ts';
import { PerOperation } from './perOperation.ts';
import type { Service } from './service.ts';

type LoaderOptions<Key, Value> = {
  /** What tells two keys apart; the key itself where none is given. */
  idOf?: (key: Key) => string;
  /** A value that is at hand without reading; undefined where it is not. */
  peek?: (context: Context, key: Key) => Value | undefined;
};

/** Gives the value of each key, in their order, in one statement. */
type Read<Key, Value> = (context: Context, keys: readonly Key[]) => Promise<Value[]>;

/**
 * A data loader: says how the values of many keys are read in one statement. A noun declares it once; each operation has a batch
 * of its own, so that a page costs the same number of statements however many rows it shows.
 */
export class Loader<Key, Value> {
  readonly #batch: PerOperation<Batch<Key, Value>>;

  constructor(read: Read<Key, Value>, { idOf, peek }: LoaderOptions<Key, Value> = {}) {
    this.#batch = new PerOperation(
      (context) =>
        new Batch((keys) => read(context, keys), {
          ...(idOf && { idOf }),
          ...(peek && { peek: (key: Key) => peek(context, key) }),
        }),
    );
  }

  load(context: Context, key: Key): Value | Promise<Value> {
    return this.#batch.of(context).load(key);
  }

  loadMany(context: Context, keys: readonly Key[]): Value[] | Promise<Value[]> {
    return this.#batch.of(context).loadMany(keys);
  }

  /** Tells what the value of a key is, so that nobody has to read it. */
  know(context: Context, key: Key, value: Value): void {
    this.#batch.of(context).know(key, value);
  }
}

export const idOf = (row: { id: string }) => row.id;

/** One row for each key, null where there is none. */
export function single<Row>(
  read: (context: Context, keys: readonly string[]) => Promise<Row[]>,
  keyOf: (row: Row) => string,
) {
  return new Loader<string, Row | null>(async (context, keys) => {
    const rows = new Map((await read(context, keys)).map((row) => [keyOf(row), row]));
    return keys.map((key) => rows.get(key) ?? null);
  });
}

/** The whole row of a table with each id, null where there is none. */
export function rowById<Name extends Table>(table: Name) {
  return rowBy<Name>(table, 'id' as keyof RecordOf<Name> & string);
}

/** The whole row of a table with each value of a unique column, null where there is none. */
export function rowBy<Name extends Table>(table: Name, column: keyof RecordOf<Name> & string) {
  return single<RecordOf<Name>>(
    ({ reader }, keys) => recordsBy(reader, table, column, keys),
    (row) => row[column] as string,
  );
}

/** Versions that a sweep or a benchmark holds on to: they are there as long as it is, and never change. */
export function cached<Row extends { id: string }>(
  cache: Service<Cache<Row>>,
  read: (context: Context, ids: readonly string[]) => Promise<Row[]>,
) {
  return new Loader<string, Row | null>(
    async (context, ids) => {
      const rows = await cache
        .of(context)
        .load(ids, async (missing) => (await read(context, missing)).map((row) => [row.id, row]));
      return ids.map((id) => rows.get(id) ?? null);
    },
    { peek: (context, id) => cache.of(context).get(id) },
  );
}

/** Every row of each key, in the order in which they were read. */
export function grouped<Row>(
  read: (context: Context, keys: readonly string[]) => Promise<Row[]>,
  keyOf: (row: Row) => string,
) {
  return new Loader<string, Row[]>(async (context, keys) => {
    const groups = Map.groupBy(await read(context, keys), keyOf);
    return keys.map((key) => groups.get(key) ?? []);
  });
}
