import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { startServer } from '../server/startServer.ts';
import { migrate } from './migrate.ts';
import { migrationsPath } from './migrationFolder.ts';
import { schemaDifference } from './schemaDifference.ts';

/**
 * Writes the migration that is missing between the history and schema.prisma, and returns its folder; null where
 * nothing is missing. Builds the history in a server of its own, as `prisma migrate dev` does in a shadow database.
 */
export async function newMigration(name: string): Promise<string | null> {
  const sql = await differenceFromHistory();
  if (sql === '') return null;
  const timestamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(migrationsPath, `${timestamp}_${name.trim().replace(/\W+/g, '_').toLowerCase()}`);
  await mkdir(folder);
  await writeFile(join(folder, 'migration.sql'), sql);
  return folder;
}

async function differenceFromHistory() {
  const folder = await mkdtemp(join(tmpdir(), 'critbatch-migration-'));
  await chmod(folder, 0o755);
  const server = await startServer({ dataFolder: join(folder, 'postgres'), durable: false });
  try {
    await migrate(server.url);
    return await schemaDifference(server.url);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true });
  }
}

if (import.meta.main) {
  const [name] = process.argv.slice(2);
  if (!name) {
    console.error('Say in a word or two what changes: node prisma/src/migrate/newMigration.ts add_reports');
    process.exit(1);
  }
  const folder = await newMigration(name);
  console.log(folder ? `Read it before you commit it: ${relative('', folder)}` : 'Nothing has changed.');
}
