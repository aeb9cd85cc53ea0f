import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import { expect, it } from '@jest/globals';
import type { ApiProcess } from '../testing/startApiProcess.ts';
import { startApiProcess } from '../testing/startApiProcess.ts';
import { until } from '../testing/until.ts';

/** True once no process has this id any more, null before. */
async function isGone(pid: number): Promise<true | null> {
  try {
    process.kill(pid, 0);
    return null;
  } catch {
    return true;
  }
}

/** True if the API answers on a connection of its own, null if not. */
function answers({ url }: ApiProcess): Promise<true | null> {
  const options = { headers: { connection: 'close' }, signal: AbortSignal.timeout(5_000) };
  return fetch(`${url}/health`, options).then(
    ({ ok }) => ok || null,
    () => null,
  );
}

it('two processes serve one port: one may die and is replaced, and both end with the one that looks after them', async () => {
  const database = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'critbatch-processes-'));
  const api = await startApiProcess(database.databaseUrl, folder, { CRITBATCH_API_PROCESSES: '2' });
  try {
    const [first, second] = api.pids as [number, number];
    expect(new Set([first, second, api.pid]).size).toBe(3);
    process.kill(first, 'SIGKILL');
    await until(() => isGone(first));
    for (let request = 0; request < 10; request++) expect(await answers(api)).toBe(true);

    // Only a third one can be what answers once the second is gone.
    process.kill(second, 'SIGKILL');
    await until(() => isGone(second));
    await until(() => answers(api));

    process.kill(api.pid, 'SIGTERM');
    await until(() => isGone(api.pid));
    expect(await answers(api)).toBeNull();
  } finally {
    await api.kill();
    await rm(folder, { recursive: true });
    await database.drop();
  }
});
