import DataLoader from 'dataloader';

type Options<Key, Value> = {
  /** What tells two keys apart; the key itself where none is given. */
  idOf?: (key: Key) => string;
  /** A value that is at hand without reading; undefined where it is not. */
  peek?: (key: Key) => Value | undefined;
};

const none = {};

/**
 * A relation of one operation. What is asked for in one tick is read together, once. What the statement of a parent has
 * brought along is answered at once: a promise takes graphql-js longer than the value does.
 */
export class Relation<Key, Value> {
  readonly #read: (keys: readonly Key[]) => Promise<Value[]>;
  readonly #options: Options<Key, Value>;
  // Made when they are needed: an operation has all relations, and uses a few.
  #known: Map<unknown, Value> | null = null;
  #loader: DataLoader<Key, Value, unknown> | null = null;

  /** `read` gives the value of each key, in their order. */
  constructor(read: (keys: readonly Key[]) => Promise<Value[]>, options: Options<Key, Value> = none) {
    this.#read = read;
    this.#options = options;
  }

  load(key: Key): Value | Promise<Value> {
    const { idOf, peek } = this.#options;
    const known = this.#known?.get(idOf ? idOf(key) : key);
    if (known !== undefined) return known;
    const atHand = peek?.(key);
    if (atHand !== undefined) return atHand;
    this.#loader ??= new DataLoader(this.#read, idOf ? { cacheKeyFn: idOf } : {});
    return this.#loader.load(key);
  }

  loadMany(keys: readonly Key[]): Value[] | Promise<Value[]> {
    const values = keys.map((key) => this.load(key));
    const isKnown = values.every((value) => !(value instanceof Promise));
    return isKnown ? (values as Value[]) : Promise.all(values);
  }

  /** Tells what the value of a key is, so that nobody has to read it. */
  know(key: Key, value: Value): void {
    this.#known ??= new Map();
    this.#known.set(this.#options.idOf?.(key) ?? key, value);
  }
}

/** Goes on with a value as soon as it is there, which may be now. */
export function whenKnown<Value, Result>(
  value: Value | Promise<Value>,
  next: (value: Value) => Result | Promise<Result>,
): Result | Promise<Result> {
  return value instanceof Promise ? value.then(next) : next(value);
}
