import DataLoader from 'dataloader';

export type BatchOptions<Key, Value> = {
  /** What tells two keys apart; the key itself where none is given. */
  idOf?: (key: Key) => string;
  /** A value that is at hand without reading; undefined where it is not. */
  peek?: (key: Key) => Value | undefined;
};

const none = {};

/**
 * The values that one operation asks a loader for. What is asked for in one tick is read together, once. What the statement of
 * a parent has brought along is answered at once: a promise takes graphql-js longer than the value does.
 */
export class Batch<Key, Value> {
  readonly #read: (keys: readonly Key[]) => Promise<Value[]>;
  readonly #options: BatchOptions<Key, Value>;
  #known: Map<unknown, Value> | null = null;
  #loader: DataLoader<Key, Value, unknown> | null = null;

  /** `read` gives the value of each key, in their order. */
  constructor(read: (keys: readonly Key[]) => Promise<Value[]>, options: BatchOptions<Key, Value> = none) {
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

/** The same with several values, which are asked for together. */
export function whenAllKnown<Values extends readonly unknown[], Result>(
  values: readonly [...{ [Place in keyof Values]: Values[Place] | Promise<Values[Place]> }],
  next: (values: Values) => Result | Promise<Result>,
): Result | Promise<Result> {
  return values.some((value) => value instanceof Promise)
    ? Promise.all(values).then((all) => next(all as unknown as Values))
    : next(values as unknown as Values);
}
