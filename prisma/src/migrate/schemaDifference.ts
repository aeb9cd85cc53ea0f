import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { noFilters, schemaPath } from './migrationFolder.ts';
import { withSchemaEngine } from './schemaEngine.ts';

/** The SQL that would bring a database to schema.prisma; empty where nothing is missing. */
export async function schemaDifference(databaseUrl: string): Promise<string> {
  const files = [{ path: schemaPath, content: await readFile(schemaPath, 'utf8') }];
  const { stdout, exitCode } = await withSchemaEngine(databaseUrl, (engine) =>
    engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: dirname(schemaPath) },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: noFilters,
    }),
  );
  return exitCode === 0 ? '' : (stdout ?? '');
}
