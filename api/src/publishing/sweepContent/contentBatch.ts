/** Records of a sweep in the order in which they are stored: each needs those before it. */
export const contentKinds = ['runs', 'attempts', 'decisions', 'rows', 'crossings'] as const;
export type ContentKind = (typeof contentKinds)[number];

/**
 * A piece of a file of checked records: so many bytes of one kind, in a form that goes to PostgreSQL as it is. Rows of logs are
 * array literals, a line for each column; all else is a JSON list.
 */
export type ContentBatch = { kind: ContentKind; bytes: number };
