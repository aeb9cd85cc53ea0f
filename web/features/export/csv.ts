type Value = string | number | null;

/** Rows as CSV (RFC 4180), the first line naming the columns with their units. */
export function csv(columns: readonly string[], rows: readonly (readonly Value[])[]): string {
  return csvRows([columns, ...rows]);
}

/** Rows alone, for a file that is written piece by piece. */
export function csvRows(rows: readonly (readonly Value[])[]): string {
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

/** What spreadsheets take for a formula, and run, in quotes too; full-width signs as well, where the locale is Japanese or Chinese. */
const formula = /^[=+\-@\t\r＝＋－＠]/;

function field(value: Value): string {
  if (value === null) return '';
  const isFormula = typeof value === 'string' && formula.test(value) && Number.isNaN(Number(value));
  // As in a cell: what follows an apostrophe is text.
  const text = isFormula ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
