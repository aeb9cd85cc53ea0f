import type { Context } from './context.ts';

/** A value of which each operation has its own: made from the operation's context when it is first asked for. */
export class PerOperation<Value extends object> {
  readonly #make: (context: Context) => Value;

  constructor(make: (context: Context) => Value) {
    this.#make = make;
  }

  of(context: Context): Value {
    const known = context.memory.get(this) as Value | undefined;
    if (known !== undefined) return known;
    const made = this.#make(context);
    context.memory.set(this, made);
    return made;
  }
}
