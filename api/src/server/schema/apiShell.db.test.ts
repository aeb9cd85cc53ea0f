import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { fencedBlocks } from '../../testing/fencedBlocks.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker } from '../../testing/testWorker.ts';

const page = readFileSync(new URL('../../../../docs/api.md', import.meta.url), 'utf8');
const [first = '', ...rest] = fencedBlocks(page, 'sh');
/** A machine with Node alone may lack it. */
const hasCurl = spawnSync('curl', ['--version']).status === 0;

(hasCurl ? it : it.skip)('every line of shell in docs/api.md does what the page says', async () => {
  const api = await startTestApi();
  const folder = await mkdtemp(join(tmpdir(), 'critbatch-shell-'));
  try {
    const team = await createTestTeam(api.client);
    const { id } = await createSweepOverHttp(api.url, team);
    await (await startTestWorker(api.url, team)).claim();
    await writeFile(join(folder, 'runs.csv'), 'batch,epochs\n256,72\n');
    const env = {
      ...process.env,
      CRITBATCH_API_URL: api.url,
      CRITBATCH_TOKEN: team.writeToken,
      TEAM_ID: team.id,
      SWEEP_ID: id,
    };
    const shell = async (script: string) =>
      (await promisify(execFile)('sh', ['-c', script], { cwd: folder, env })).stdout;
    expect(first).toMatch(/^export CRITBATCH_API_URL=\S+ CRITBATCH_TOKEN=\S+\n/);
    const who = JSON.parse(await shell(first.slice(first.indexOf('\n'))));
    expect(who).toMatchObject({ data: { viewer: { teams: [{ id: team.id }] } } });
    const [byVariable = '', upload = '', stream = ''] = rest;
    expect(rest).toHaveLength(3);
    expect(JSON.parse(await shell(byVariable)).data.team.name).toBe(who.data.viewer.teams[0].name);
    expect(JSON.parse(await shell(upload))).toMatchObject({ id: expect.any(String) });
    // curl ends a stream only at its limit, with an exit code of its own.
    expect(await shell(`${stream.replace('--max-time 60', '--max-time 5')}true`)).toMatch(
      /event: next\ndata: .*"kind":/,
    );
  } finally {
    await api.stop();
    await rm(folder, { recursive: true });
  }
});
