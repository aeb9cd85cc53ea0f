import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localId } from '../../platform/node/globalId.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { send } from '../../testing/graphql.ts';
import { signInAs } from '../../testing/signInAs.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker, testRow } from '../../testing/testWorker.ts';

let api: TestApi;
let team: TestTeam;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
});
afterAll(() => api.stop());

/** Runs the operator's command as the operator does: a process of its own, with the address of the database. */
async function attest(...words: string[]) {
  const loader = ['--import', './api/src/server/loader/register.mjs'];
  const { databaseUrl, publicUrl, authSecret } = api.environment;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...loader, 'api/src/server/commands/attestedToken.ts', ...words],
    {
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: databaseUrl,
        CRITBATCH_PUBLIC_URL: publicUrl,
        CRITBATCH_AUTH_SECRET: authSecret,
      },
    },
  );
  return stdout;
}

describe('a token that the operator vouches for', () => {
  it('is made by a command alone, works until it is ended, and is dated', async () => {
    const made = JSON.parse(await attest('--team', team.name, '--name', 'cluster'));
    const { apiTokenId, workerToken } = made as { apiTokenId: string; workerToken: string };
    const tokenId = localId('ApiToken', apiTokenId);
    const worker = await startTestWorker(api.url, { ...team, workerToken });
    const standing = await api.client.attestation.findFirstOrThrow({ where: { tokenId } });
    expect(standing).toMatchObject({ benchmarkId: null, teamId: team.localId, revokedAt: null });
    await attest('--revoke', apiTokenId);
    await expect(worker.claim()).rejects.toThrow('UNAUTHENTICATED');
    const ended = await api.client.attestation.findFirstOrThrow({ where: { tokenId } });
    expect(ended.revokedAt?.getTime()).toBeGreaterThanOrEqual(standing.attestedAt.getTime());
    await expect(attest('--revoke', apiTokenId)).rejects.toThrow('does not vouch');
    // Neither edited nor removed, nor revoked anew.
    const where = { id: standing.id };
    await expect(api.client.attestation.update({ where, data: { revokedAt: null } })).rejects.toThrow(
      'neither',
    );
    await expect(api.client.attestation.delete({ where })).rejects.toThrow('neither');
    const { action, actor } = await api.client.auditEntry.findFirstOrThrow({ where: { objectId: tokenId } });
    expect([action, actor]).toEqual(['attest', 'command']);
  });

  it('alone writes to the runs that it claimed, whoever else of the team knows their fencing tokens', async () => {
    await createSweepOverHttp(api.url, team);
    const attested = await startTestWorker(api.url, { ...team, workerToken: team.attestedToken });
    // Under the same name it is the same worker: a name proves nothing.
    const forger = await startTestWorker(api.url, team);
    expect(forger.id).toBe(attested.id);
    const { lease } = await attested.claim();
    if (!lease) throw new Error('Nothing is queued.');
    const row = testRow(1, lease.run.batchSize);
    const forged = [
      await forger.report(lease, 0, [row]),
      await forger.heartbeat(lease),
      await forger.recordCheckpoint(lease, 'a'.repeat(64), 1),
      await forger.complete(lease, -1, 1),
      await forger.fail(lease, 'WORKER_FAILED'),
      await forger.release(lease),
    ];
    expect(forged.map(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(
      forged.map(() => ['LEASE_LOST']),
    );
    expect((await attested.report(lease, 0, [row])).userErrors).toEqual([]);
    const attempt = await api.client.attempt.findFirstOrThrow({
      where: { runId: localId('Run', lease.run.id) },
    });
    const { attestation } = api.client;
    expect(await attestation.count({ where: { tokenId: attempt.tokenId ?? '' } })).toBe(1);
  });

  it('is not what an ordinary member makes', async () => {
    const mutation = `mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { apiToken { id } } }`;
    const input = { teamId: team.id, name: 'npm start: local worker', scopes: ['WORKER'], expiresInDays: 1 };
    const { data } = await send<{ createApiToken: { apiToken: { id: string } } }>(api.url, mutation, {
      cookie: (await signInAs(api, team, 'OWNER')).cookie,
      variables: { input },
    });
    const tokenId = localId('ApiToken', data?.createApiToken.apiToken?.id ?? '');
    expect(await api.client.attestation.count({ where: { tokenId } })).toBe(0);
  });
});
