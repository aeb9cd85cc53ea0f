import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MigrationList } from '@prisma/schema-engine-wasm';

export const migrationsPath = fileURLToPath(new URL('../../migrations', import.meta.url));
export const schemaPath = fileURLToPath(new URL('../../schema.prisma', import.meta.url));

/** Everything is managed here: no table or enum is left to another tool. */
export const noFilters = { externalTables: [], externalEnums: [] };

/** Reads the migrations, oldest first, in the form that the schema engine asks for. */
export async function readMigrations(): Promise<MigrationList> {
  const entries = await readdir(migrationsPath, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: migrationsPath,
    lockfile: {
      path: 'migration_lock.toml',
      content: await readFile(join(migrationsPath, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(names.sort().map(readMigration)),
  };
}

async function readMigration(name: string) {
  const value = await readFile(join(migrationsPath, name, 'migration.sql'), 'utf8');
  return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } as const } };
}
