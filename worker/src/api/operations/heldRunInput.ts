/** What every write about a held run carries: a holder with an older token is refused. */
export interface HeldRunInput {
  readonly runId: string;
  readonly fencingToken: number;
}
