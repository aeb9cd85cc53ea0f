/** What an import has to assume, or changes. The sandbox of imports reads it, where there is no GraphQL. */
export const ImportNote = {
  OPEN_RUNS_CANCELED: 'OPEN_RUNS_CANCELED',
  ONE_PERCENT: 'ONE_PERCENT',
  STEPS_ROUNDED_UP: 'STEPS_ROUNDED_UP',
  ROWS_AFTER_NAN: 'ROWS_AFTER_NAN',
  UNIT_SUSPICIOUS: 'UNIT_SUSPICIOUS',
  UNIT_TOO_SMALL: 'UNIT_TOO_SMALL',
} as const;
export type ImportNote = (typeof ImportNote)[keyof typeof ImportNote];
