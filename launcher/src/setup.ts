// The first part to run in a deployment: migrates, makes the first owner, leaves the worker's token where the workers read it.
import { writeFileSync } from 'node:fs';
import { migrate } from '@critbatch/prisma/migrate/migrate';
import { firstOwner } from './firstOwner.ts';

const { DATABASE_URL: databaseUrl, CRITBATCH_TOKEN_FILE: tokenFile } = process.env;
if (!databaseUrl) {
  console.error('critbatch setup: DATABASE_URL is not set');
  process.exit(2);
}
await migrate(databaseUrl);
const { signInUrl, workerToken } = await firstOwner(process.env);
if (tokenFile) writeFileSync(tokenFile, workerToken, { mode: 0o640 });
console.log(`critbatch setup: sign in once at ${signInUrl}`);
process.exit(0);
