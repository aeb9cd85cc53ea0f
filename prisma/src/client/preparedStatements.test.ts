import { describe, expect, it } from '@jest/globals';
import { createStatementNames } from './preparedStatements.ts';

const isPrepared = (sql: string, args: unknown[] = []) => createStatementNames()({ sql, args }) !== '';

describe('a prepared statement', () => {
  it('has the name of its text, and another has another', () => {
    const nameOf = createStatementNames();
    const first = nameOf({ sql: 'SELECT id FROM "Run" WHERE id = $1', args: [1] });
    expect(nameOf({ sql: 'SELECT id FROM "Run" WHERE id = $1', args: [2] })).toBe(first);
    expect(nameOf({ sql: 'SELECT id FROM "Run"', args: [] })).not.toBe(first);
  });

  it.each([
    'SELECT * FROM "Run"',
    'SELECT run.*\n  FROM "Run" AS run',
    'SELECT * from (SELECT id FROM "Run") AS run',
    'SELECT DISTINCT ON (id) *, 1 FROM "Run"',
    'SELECT count(*), run.* FROM "Run" AS run',
    'INSERT INTO "Run" VALUES (1) RETURNING *',
    'WITH run AS (UPDATE "Run" SET step = 1 RETURNING *) SELECT id FROM run',
    'SELECT (record).* , 1 FROM made',
  ])('is none that says every column: %s', (sql) => {
    expect(isPrepared(sql)).toBe(false);
  });

  it.each([
    'SELECT count(*) FROM "Run"',
    'SELECT count(*), 1 FROM "Run"',
    'SELECT step * 2 FROM "Run"',
    'SELECT (step + 1) * (step - 1), 3 * from_step FROM "Run"',
  ])('may multiply, and count rows: %s', (sql) => {
    expect(isPrepared(sql)).toBe(true);
  });

  it('is none with a long list of values', () => {
    expect(isPrepared('SELECT 1', Array(32).fill(0))).toBe(true);
    expect(isPrepared('SELECT 1', Array(33).fill(0))).toBe(false);
  });
});
