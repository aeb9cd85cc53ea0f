import pg from 'pg';

/**
 * Reads that PostgreSQL is asked for to answer an operation: the least of five tries, for what the API does by itself
 * meanwhile (chores, estimates) can only add to them.
 */
export async function countStatements<Result>(
  operation: () => Promise<Result>,
): Promise<{ statements: number; result: Result }> {
  let statements = Number.POSITIVE_INFINITY;
  let result = await operation();
  for (let attempt = 0; attempt < 5; attempt++) {
    const queries: string[] = [];
    const original = pg.Client.prototype.query;
    pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
      const [first] = args;
      queries.push(typeof first === 'string' ? first : ((first as { text?: string })?.text ?? ''));
      return (original as (...query: unknown[]) => unknown).apply(this, args);
    } as typeof original;
    result = await operation().finally(() => {
      pg.Client.prototype.query = original;
    });
    statements = Math.min(statements, queries.filter((text) => /^\s*(SELECT|WITH)/i.test(text)).length);
  }
  return { statements, result };
}
