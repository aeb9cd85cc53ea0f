import { noFilters, readMigrations } from './migrationFolder.ts';
import { NewerDatabaseError } from './newerDatabaseError.ts';
import { withSchemaEngine } from './schemaEngine.ts';

/**
 * Applies the migrations that a database lacks and returns their names, as `prisma migrate deploy` does: the same
 * folder, the same `_prisma_migrations` table, but in this process and without a download. Throws NewerDatabaseError where
 * the database has had migrations that are not in the folder, which Prisma would pass over.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const migrationsList = await readMigrations();
  const folder = { migrationsList, filters: noFilters };
  return withSchemaEngine(databaseUrl, async (engine) => {
    const { history } = await engine.diagnoseMigrationHistory({ ...folder, optInToShadowDatabase: false });
    if (history && 'unpersistedMigrationNames' in history) {
      throw new NewerDatabaseError(history.unpersistedMigrationNames);
    }
    return (await engine.applyMigrations(folder)).appliedMigrationNames;
  });
}
