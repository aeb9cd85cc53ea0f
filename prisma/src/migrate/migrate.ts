import { noFilters, readMigrations } from './migrationFolder.ts';
import { withSchemaEngine } from './schemaEngine.ts';

/**
 * Applies the migrations that a database lacks and returns their names, as `prisma migrate deploy` does: the same
 * folder, the same `_prisma_migrations` table, but in this process and without a download.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const migrationsList = await readMigrations();
  const { appliedMigrationNames } = await withSchemaEngine(databaseUrl, (engine) =>
    engine.applyMigrations({ migrationsList, filters: noFilters }),
  );
  return appliedMigrationNames;
}
