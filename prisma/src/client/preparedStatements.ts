export type StatementNames = (query: { sql: string; args: unknown[] }) => string;

/** Statements that a connection keeps at most; each holds its plan in the memory of PostgreSQL. */
const mostStatements = 500;
/** A condition with a list has as many texts as there are lengths of it: those would crowd out the rest. */
const mostValues = 32;
/**
 * PostgreSQL refuses to go on with a prepared statement whose columns a migration has changed; `*` is one that changes. A star
 * that multiplies is followed by a factor, and that of `count(*)` stands in brackets alone.
 */
const everyColumn = /(?<!\()\*\s*(?:[,;)]|from\b|$)/i;

/**
 * Names the statements that come again, so that PostgreSQL parses and plans each once a connection; the empty name, which is
 * not kept, for the rest.
 */
export function createStatementNames(): StatementNames {
  const names = new Map<string, string>();
  return ({ sql, args }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= mostStatements || args.length > mostValues || everyColumn.test(sql)) return '';
    const name = `critbatch_${names.size}`;
    names.set(sql, name);
    return name;
  };
}
