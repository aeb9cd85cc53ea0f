/** What one operation may ask for; docs/api.md tells what each means. */
export const operationLimits = {
  depth: 12,
  aliases: 30,
  directives: 20,
  cost: 70_000,
  tokens: 2_500,
  /** Fields of one name in one place. */
  repeats: 50,
  /** graphql-js compares each fragment with each other one, and with those within it. */
  fragments: 40,
  /** How often one operation may read the whole schema (`descriptions`) and single types (`describedTypes`). */
  descriptions: 1,
  describedTypes: 10,
};

/** Bytes, and for JSON the values in it and the levels of their nesting. A full batch of measurements holds 23,000 values in 600 kB. */
export const bodyLimits = {
  /** For callers without an account or a token, who sign in or read what is public. */
  strangerBytes: 64 * 1024,
  knownBytes: 4 * 2 ** 20,
  /** Up to here a body is parsed as it comes; larger ones take turns. */
  smallBytes: 32 * 1024,
  values: 100_000,
  levels: 100,
} as const;
