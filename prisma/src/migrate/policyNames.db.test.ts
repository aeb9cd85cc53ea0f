import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { readMigrations } from './migrationFolder.ts';

const serverUrl = process.env.CRITBATCH_TEST_SERVER_URL ?? '';
const database = `policy_names_${randomBytes(6).toString('hex')}`;
let server: pg.Client;
let connection: pg.Client;
beforeAll(async () => {
  server = new pg.Client({ connectionString: serverUrl });
  await server.connect();
  // In Turkish the small letter of I is another one: names are spelled alike on every server.
  await server.query(
    `CREATE DATABASE ${database} TEMPLATE template0 LOCALE 'C' LOCALE_PROVIDER icu ICU_LOCALE 'tr-TR'`,
  );
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  connection = new pg.Client({ connectionString: url.href });
  await connection.connect();
});
afterAll(async () => {
  await connection.end();
  await server.query(`DROP DATABASE ${database} WITH (FORCE)`);
  await server.end();
});

const names = [
  ['SGD_ARMIJO', 'sgdArmijo'],
  ['SGD', 'sgd'],
  ['MOMENTUM', 'momentum'],
  ['NESTEROV', 'nesterov'],
  ['ADAM', 'adam'],
  ['ADAM_W', 'adamW'],
  ['RMS_PROP', 'rmsProp'],
  ['OUTSIDE', 'outside'],
] as const;

it('the migration policy_names spells the optimisers of sweeps and benchmarks as theory does', async () => {
  const { migrationDirectories } = await readMigrations();
  const sqlOf = (name: string) => {
    const found = migrationDirectories.find(({ path }) => path.endsWith(name));
    return found?.migrationFile.content.tag === 'ok' ? found.migrationFile.content.value : '';
  };
  // The columns as the migrations before it left them, in a schema of their own: migrations name their tables without one.
  await connection.query(`
    CREATE SCHEMA before; SET search_path TO before;
    CREATE TYPE "Optimiser" AS ENUM (${names.map(([old]) => `'${old}'`).join(', ')});
    CREATE TABLE "Sweep" (number int, optimiser "Optimiser" NOT NULL);
    CREATE TABLE "BenchmarkVersion" (number int, optimisers "Optimiser"[]);
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'It stands.'; END $$;
    CREATE TRIGGER stands BEFORE UPDATE ON "BenchmarkVersion" FOR EACH ROW EXECUTE FUNCTION refuse();
    INSERT INTO "BenchmarkVersion" VALUES (1, '{ADAM_W,SGD}'), (2, '{}'), (3, NULL);
  `);
  for (const [index, [old]] of names.entries()) {
    await connection.query('INSERT INTO "Sweep" VALUES ($1, $2)', [index, old]);
  }
  await connection.query(sqlOf('_policy_names'));

  const sweeps = await connection.query('SELECT optimiser FROM "Sweep" ORDER BY number');
  expect(sweeps.rows).toEqual(names.map(([, name]) => ({ optimiser: name })));
  const versions = await connection.query('SELECT optimisers FROM "BenchmarkVersion" ORDER BY number');
  expect(versions.rows).toEqual([{ optimisers: ['adamW', 'sgd'] }, { optimisers: [] }, { optimisers: null }]);
  await expect(connection.query(`INSERT INTO "Sweep" VALUES (9, 'ADAM_W')`)).rejects.toThrow(
    'Sweep_optimiser_check',
  );
});
