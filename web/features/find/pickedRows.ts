import type { SweepChoice } from './sweepChoices.ts';

/** Rows of a picker, and the ids of those that are ticked. */
export type Picked = { rows: readonly SweepChoice[]; ticked: ReadonlySet<string> };

/** The rows after a search: what is ticked stays, first; a row that is ticked or not moves only then. */
export function afterSearch({ rows, ticked }: Picked, found: readonly SweepChoice[]): Picked {
  const chosen = rows.filter(({ id }) => ticked.has(id));
  return { rows: [...chosen, ...found.filter(({ id }) => !ticked.has(id))], ticked };
}

/** The same rows with one ticked, or no longer; where one alone is chosen it takes the place of the one before. */
export function afterTick({ rows, ticked }: Picked, id: string, isTicked: boolean, isOne: boolean): Picked {
  const others = isOne ? [] : [...ticked].filter((other) => other !== id);
  return { rows, ticked: new Set(isTicked && id !== '' ? [...others, id] : others) };
}
