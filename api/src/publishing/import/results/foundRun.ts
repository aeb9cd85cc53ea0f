/** Where something stands in a file. */
export type Place = { file: string; row: number | null; column: string | null };

/** A row of a log. Device seconds are those of the run so far, where the file tells them. */
type FoundPoint = { progress: number; value: number; row: number | null; deviceSeconds?: number | null };

/** A run as somebody else's file tells of it. A null seed is one that the file does not tell. */
export type FoundRun = {
  batchSize: number;
  seed: number | null;
  place: Place;
} /** Columns of its cells, where a table has one of each. */ & (
  | { kind: 'log'; points: FoundPoint[]; columns?: { progress: string; value: string } }
  /** Progress at which it met the target, or stopped without, and its column where the place has none. */
  | {
      kind: 'end';
      reached: number | null;
      stopped: number | null;
      deviceSeconds?: number | null;
      column?: string | null | undefined;
    }
);
