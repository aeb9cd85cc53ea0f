import type { Selection } from './selection.ts';

/** What the fields of a type need of its table. */
export type FieldColumns = {
  /** Every column of the table; a field of the same name needs no more than it, unless `others` tells. */
  all: readonly string[];
  /** What is read in any case. */
  always: readonly string[];
  /** What else is known to need only these. */
  others: Readonly<Record<string, readonly string[]>>;
};

/**
 * The columns behind what is asked of a record, in one order, so that a statement comes again; all of them where a field is
 * asked for of which it is not known what it needs.
 */
export function columnsBehind(
  selection: Selection,
  { all, always, others }: FieldColumns,
): readonly string[] {
  const needed = new Set(always);
  for (const name of selection.names()) {
    const columns = others[name] ?? (all.includes(name) ? [name] : null);
    if (!columns) return all;
    for (const column of columns) needed.add(column);
  }
  return all.filter((column) => needed.has(column));
}
