/** What people read of an optimiser. */
export interface OptimiserWords {
  /** In a sentence or beside other settings. */
  readonly name: string;
  /** Where many stand in a row. */
  readonly short: string;
  /** Where it can be chosen, with what tells it from the others. */
  readonly choice: string;
}
