import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@critbatch/prisma/client/createClient';
import { migrate } from '@critbatch/prisma/migrate/migrate';
import { startServer } from '@critbatch/prisma/server/startServer';
import { ensureFirstTeam } from '../../api/src/server/commands/ensureFirstTeam.ts';
import type { Lab, LabOptions } from './seedLab.ts';
import { seedLab } from './seedLab.ts';

export type OpenLab = Lab & {
  databaseUrl: string;
  teamId: string;
  /** For the API: checkpoints and the like. */
  dataFolder: string;
  close: () => Promise<void>;
};

/** A PostgreSQL of its own in a temporary folder, durable as the product's, with a seeded lab. It goes with `close`. */
export async function openLab(options: Omit<LabOptions, 'teamId'>): Promise<OpenLab> {
  const folder = await mkdtemp(join(tmpdir(), 'critbatch-lab-'));
  // PostgreSQL runs as another user where this one is root.
  await chmod(folder, 0o755);
  const dataFolder = join(folder, 'data');
  await mkdir(dataFolder);
  const server = await startServer({ dataFolder: join(folder, 'postgres') });
  const close = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const { teamId, ...lab } = await seedDatabase(server.url, options);
    return { ...lab, teamId, databaseUrl: server.url, dataFolder, close };
  } catch (fault) {
    await close();
    throw fault;
  }
}

/** A lab seeded for this run, or one that `npm run bench -- seed` has left in a folder, migrated since. */
export async function labAt(scale: string, folder: string | undefined) {
  if (folder === undefined) return openLab({ sweeps: Math.round(Number(scale) * 100) * 10 });
  const server = await startServer({ dataFolder: join(folder, 'postgres') });
  await migrate(server.url);
  return { databaseUrl: server.url, dataFolder: folder, close: () => server.stop() };
}

/** Migrates a database, makes its first team where there is none, and gives it the lab's history. */
export async function seedDatabase(
  databaseUrl: string,
  options: Omit<LabOptions, 'teamId'>,
): Promise<Lab & { teamId: string }> {
  await migrate(databaseUrl);
  const client = createClient(databaseUrl, { poolSize: 1 });
  try {
    const { teamId } = await ensureFirstTeam(client);
    if (await client.sweep.count({ where: { teamId } })) {
      throw new Error('The team has sweeps already; a lab is seeded into an empty database.');
    }
    return { ...(await seedLab(databaseUrl, { ...options, teamId })), teamId };
  } finally {
    await client.$disconnect();
  }
}
