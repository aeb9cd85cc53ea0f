/** What a link to a report can keep to itself, besides names. */
export const reportFields = [
  'COST',
  'DEVICE',
  'CONFIGURATION',
  'CURRENT_BATCH_SIZE',
  'RUNS',
  'PLANS',
  'TEXT',
] as const;
export type ReportField = (typeof reportFields)[number];

/** What the holder of a link is not shown. */
export type Withheld = { names: boolean; fields: readonly ReportField[] };

/** What is left out, as the parts of a snapshot ask for it. */
export type Cut = {
  hides: (field: ReportField) => boolean;
  hidesNames: boolean;
  strike: (text: string) => string;
  /** What is left of a name that somebody chose. */
  nameOf: (name: string | null) => string | null;
};
