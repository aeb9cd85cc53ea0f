import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changedNode } from '../../platform/audit/changedNode.ts';
import { createSchema } from '../../server/schema/schema.ts';
import { createSweepOverHttp, sendSweep } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, send } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';

let api: TestApi;
let team: TestTeam;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
});
afterAll(() => api.stop());

type Entries = {
  team: {
    auditEntries: {
      totalCount: number;
      nodes: {
        action: string;
        noun: string;
        objectId: string;
        objectName: string | null;
        after: Record<string, unknown> | null;
      }[];
    };
  };
};

const query = `query ($id: ID!, $where: AuditEntryWhere, $orderBy: SortDirection) {
  team(id: $id) { auditEntries(where: $where, orderBy: $orderBy) {
    totalCount nodes { action noun objectId objectName actor requestId before after user { name } apiToken { id name } }
  } }
}`;

const entriesOf = async (variables: Record<string, unknown> = {}) =>
  (
    await ask<Entries>(api.url, query, {
      token: team.adminToken,
      variables: { id: team.id, ...variables },
    })
  ).team.auditEntries;

describe('the audit log', () => {
  it('tells who changed what, with what was asked for, and under which request', async () => {
    const sweep = await createSweepOverHttp(api.url, team, { name: 'First' });
    const { nodes, totalCount } = await entriesOf({ where: { objectId: sweep.id } });
    expect(totalCount).toBe(1);
    expect(nodes[0]).toMatchObject({
      action: 'createSweep',
      noun: 'Sweep',
      objectId: sweep.id,
      objectName: 'First',
      actor: 'read+write',
      user: null,
      apiToken: { name: 'read+write' },
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      before: null,
      after: { name: 'First', batchSizes: [8, 32] },
    });
  });

  it('has nothing of a change that was refused, nor of one that changed nothing', async () => {
    const before = (await entriesOf()).totalCount;
    expect((await sendSweep(api.url, team, { batchSizes: [] })).sweep).toBeNull();
    const same = `mutation { createModel(input: { teamId: "${team.id}", name: "Softmax",
      spec: { architecture: "softmaxRegression", inputShape: [4], classes: 3 } }) { model { version } userErrors { code } } }`;
    expect(await ask(api.url, same, { token: team.writeToken })).toEqual({
      createModel: { model: { version: 1 }, userErrors: [] },
    });
    expect((await entriesOf()).totalCount).toBe(before);
  });

  it('is ordered and filtered by action, thing, caller and time', async () => {
    const sweep = await createSweepOverHttp(api.url, team, { name: 'Second' });
    const cancel = `mutation { cancelSweep(input: { sweepId: "${sweep.id}" }) { userErrors { code } } }`;
    await ask(api.url, cancel, { token: team.writeToken });
    const about = async (where: Record<string, unknown>, orderBy = 'ASC') =>
      (await entriesOf({ where, orderBy })).nodes.map(({ action }) => action);
    const objectId = sweep.id;
    expect(await about({ objectId })).toEqual(['createSweep', 'cancelSweep']);
    expect(await about({ objectId }, 'DESC')).toEqual(['cancelSweep', 'createSweep']);
    expect(await about({ objectId, action: 'cancelSweep' })).toEqual(['cancelSweep']);
    expect(await about({ objectId, from: '2100-01-01T00:00:00Z' })).toEqual([]);
    expect(await about({ objectId, until: '2100-01-01T00:00:00Z' })).toHaveLength(2);
  });

  it('names what was changed as it was called then, a deleted thing too', async () => {
    const sweep = await createSweepOverHttp(api.url, team, { name: 'Third' });
    const { id } = sweep;
    const then = async (mutation: string) =>
      ask(api.url, `mutation { ${mutation} }`, { token: team.adminToken });
    await then(`updateTeamItem(input: { id: "${id}", name: "Fourth" }) { userErrors { code } }`);
    await then(`cancelSweep(input: { sweepId: "${id}" }) { userErrors { code } }`);
    await then(`deleteTeamItem(input: { id: "${id}" }) { userErrors { code } }`);
    const { nodes } = await entriesOf({ where: { objectId: id }, orderBy: 'ASC' });
    expect(nodes.map(({ action, objectName }) => [action, objectName])).toEqual([
      ['createSweep', 'Third'],
      ['updateTeamItem', 'Fourth'],
      ['cancelSweep', 'Fourth'],
      ['deleteTeamItem', 'Fourth'],
    ]);
  });

  it('is read by those alone who may manage the team', async () => {
    const { errors } = await send(api.url, query, { token: team.writeToken, variables: { id: team.id } });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('cannot be altered or emptied in the database', async () => {
    await createSweepOverHttp(api.url, team);
    const { client } = api;
    await expect(client.$executeRaw`UPDATE "AuditEntry" SET actor = 'somebody else'`).rejects.toThrow(
      'appended',
    );
    await expect(client.$executeRaw`DELETE FROM "AuditEntry"`).rejects.toThrow('appended');
    await expect(client.$executeRaw`TRUNCATE "AuditEntry"`).rejects.toThrow('appended');
  });
});

describe('a mutation', () => {
  it('that does not say what it changed is told how to', () => {
    const payloadType = createSchema().getMutationType()?.getFields().createSweep?.type;
    if (!payloadType) throw new Error('No createSweep.');
    const asked = { action: 'createSweep', payloadType, input: {} };
    expect(() => changedNode(asked, { userErrors: [], sweep: null })).toThrow('does not say what it changed');
  });

  it('leaves nothing behind where its entry cannot be written', async () => {
    const { client } = api;
    await client.$executeRaw`ALTER TABLE "AuditEntry" ADD CONSTRAINT "refuse" CHECK (actor <> 'read+write') NOT VALID`;
    try {
      const sweeps = await client.sweep.count();
      await expect(sendSweep(api.url, team)).rejects.toThrow('INTERNAL');
      expect(await client.sweep.count()).toBe(sweeps);
    } finally {
      await client.$executeRaw`ALTER TABLE "AuditEntry" DROP CONSTRAINT "refuse"`;
    }
  });
});
