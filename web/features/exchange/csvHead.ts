/** Where a line has as many cells either way, the rarer character is the separator. */
const separators = ['\t', ';', '|', ','];
/** An address holds no more: columns, and characters of a name. */
const [mostColumns, mostCharacters] = [40, 60];

export type CsvHead = { separator: string; columns: string[] };

/** The columns that the first line of a table names, and what stands between them; null where it names fewer than two. */
export function csvHead(text: string): CsvHead | null {
  const line = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '';
  const heads = separators.map((separator) => ({ separator, columns: cellsOf(line, separator) }));
  const [best] = heads.toSorted((one, other) => other.columns.length - one.columns.length);
  return best && best.columns.length > 1 ? best : null;
}

/** The same as fields of an address. */
export function csvHeadFields(head: CsvHead | null): Record<string, string> {
  if (!head) return {};
  const named = head.columns.filter((name) => name !== '' && name.length <= mostCharacters);
  return { separator: head.separator, columns: named.slice(0, mostColumns).join('\n') };
}

/** The columns that an address names. */
export function columnsOf({ columns }: Record<string, string>): string[] {
  return columns ? [...new Set(columns.split(/\r?\n/))] : [];
}

/** Cells of one line; a separator in quotes is part of a name, and a quote that is doubled is one. */
function cellsOf(line: string, separator: string): string[] {
  const cells = [''];
  let isQuoted = false;
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character === separator && !isQuoted) cells.push('');
    else cells.push(`${cells.pop()}${character}`);
  }
  return cells.map((cell) => cell.trim());
}
