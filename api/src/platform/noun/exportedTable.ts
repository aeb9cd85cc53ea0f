/** A table of which the export of a team holds the team's rows: whole, as they are stored, without secrets. */
export type ExportedTable = {
  table: string;
  /** What it is called in the export, where that is not its own name. */
  name?: string;
  /** Which of its rows are the team's ($1); those with its `teamId` where nothing is said. */
  of?: string;
  /** Columns that are secrets. */
  without?: readonly string[];
  /** The JSON object of a line, where it is not the row. */
  line?: string;
};

/** The rows whose column names a row of the team's in another table. */
export function rowsOf(parent: string, column: string): string {
  return `"${column}" IN (SELECT id FROM "${parent}" WHERE "teamId" = $1::uuid)`;
}
