import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApi } from '../../server/http/api.ts';
import type { FullTeam } from '../../testing/createFullTeam.ts';
import { createFullTeam } from '../../testing/createFullTeam.ts';
import { sendSweep } from '../../testing/createSweepOverHttp.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { send } from '../../testing/graphql.ts';
import { signInAs } from '../../testing/signInAs.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import type { Access } from '../access/access.ts';
import { type CapName, type CapOverrides, type RowCapName, rateCaps, rowCaps } from './caps.ts';
import { capExceededBy } from './enforceCaps.ts';

let api: TestApi;
let team: FullTeam;
let owner: Awaited<ReturnType<typeof signInAs>>;
const others: Awaited<ReturnType<typeof startApi>>[] = [];

beforeAll(async () => {
  api = await startTestApi();
  team = await createFullTeam(api);
  owner = await signInAs(api, team, 'OWNER');
  const [{ client }, createdById, teamId] = [api, owner.userId, team.localId];
  await client.team.update({ where: { id: teamId }, data: { createdById } });
  await client.apiToken.updateMany({ where: { referenceId: teamId }, data: { createdById } });
  const finishedAt = new Date();
  const expiresAt = new Date(Date.now() + 1_000_000);
  const file = { sweepsTotal: 0, byteLength: 1n, contentHash: 'e'.repeat(64), finishedAt, expiresAt };
  await client.teamExport.create({ data: { teamId, status: 'DONE', ...file } });
});
afterAll(async () => {
  for (const other of others) await other.stop();
  await api.stop();
});

/** The address of an API on the same database whose caps are others. */
async function urlWith(caps: CapOverrides): Promise<string> {
  const other = await startApi({ ...api.environment, caps });
  others.push(other);
  return `http://127.0.0.1:${other.port}`;
}

const allZero = Object.fromEntries(Object.keys(rowCaps).map((name) => [name, 0])) as CapOverrides;

type Answer = { payload: Record<string, unknown> & { userErrors: { code: string; message: string }[] } };
async function change(url: string, mutation: string, input: object, selection = '', cookie = owner.cookie) {
  const own = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const type = mutation === 'testWebhook' ? 'WebhookInput' : own;
  const query = `mutation ($input: ${type}!) { payload: ${mutation}(input: $input) { ${selection} userErrors { code message } } }`;
  const { data, errors } = await send<Answer>(url, query, { cookie, variables: { input } });
  return { payload: data?.payload, code: errors?.[0]?.extensions.code ?? data?.payload.userErrors[0]?.code };
}

describe('every cap', () => {
  it.each(Object.keys(rowCaps) as RowCapName[])(
    '%s counts what is there, and says what to do',
    async (name) => {
      const { client } = api;
      const cap = rowCaps[name];
      const access: Access = { kind: 'user', userId: owner.userId, sessionId: 'x', memberships: [] };
      for (const mutation of cap.mutations) {
        const ask = (most: number) =>
          client.$transaction((transaction) =>
            capExceededBy(transaction, mutation, {
              access,
              teamId: team.localId,
              overrides: {
                ...Object.fromEntries(Object.keys(rowCaps).map((each) => [each, 1e9])),
                [name]: most,
              },
            }),
          );
        expect([mutation, await ask(0)]).toEqual([
          mutation,
          expect.stringContaining(`at most 0 ${cap.what}. ${cap.next}`),
        ]);
        expect(await ask(cap.most)).toBeNull();
      }
    },
  );
});

describe('what is one too many', () => {
  it('is refused by every mutation with QUOTA_EXCEEDED, shows no secret, and leaves nothing', async () => {
    const url = await urlWith(allZero);
    const { teamId, studyId, sweepId, reportId, reportVersionId } = team.ids;
    const content = { title: 'T', text: '', sweepIds: [], studyIds: [] };
    const asked: [string, object, string?][] = [
      ['createTeam', { name: 'Another' }, 'team { id }'],
      ['createApiToken', { teamId, name: 'n', scopes: ['READ'] }, 'secret'],
      ['createInvitation', { teamId, email: 'new@example.org', role: 'VIEWER' }, 'link'],
      [
        'createModel',
        { teamId, name: 'm', spec: { architecture: 'softmaxRegression', inputShape: [5], classes: 3 } },
      ],
      ['createStudy', { teamId, name: 's' }],
      ['addStudyStage', { studyId, name: 'stage', size: 3 }],
      ['createMemoSchedule', { teamId, weekday: 1, hour: 1, locale: 'EN' }],
      ['createReport', { teamId, content }],
      ['addReportVersion', { reportId, content }],
      ['createReportShare', { reportVersionId }, 'link'],
      ['createComment', { sweepId, text: 'Hello.' }, 'comment { id }'],
      ['saveView', { teamId, page: 'SWEEPS', name: 'v', search: '' }],
      [
        'setPrice',
        { teamId, device: 'gpu', currency: 'EUR', pricePerDeviceHour: 1, validFrom: '2026-01-01T00:00:00Z' },
      ],
      [
        'createWebhook',
        { teamId, name: 'w', url: 'https://hooks.example.org/', events: ['MEMO_MADE'] },
        'secret',
      ],
      ['exportTeam', { teamId }],
    ];
    const before = await counts();
    for (const [mutation, input, selection = ''] of asked) {
      const { payload, code } = await change(url, mutation, input, selection);
      expect([mutation, code]).toEqual([mutation, 'QUOTA_EXCEEDED']);
      for (const [field, value] of Object.entries(payload ?? {})) {
        if (field !== 'userErrors') expect([mutation, field, value]).toEqual([mutation, field, null]);
      }
    }
    expect((await sendSweep(url, team)).userErrors).toMatchObject([{ code: 'QUOTA_EXCEEDED' }]);
    expect(await counts()).toEqual(before);
  });

  it('is one, however many are asked for at once and by whichever process', async () => {
    const cap = { studiesOfTeam: (await api.client.study.count({ where: { teamId: team.localId } })) + 3 };
    const urls = [await urlWith(cap), await urlWith(cap)];
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        change(urls[index % 2] ?? '', 'createStudy', { teamId: team.ids.teamId, name: `s${index}` }),
      ),
    );
    expect(answers.filter(({ code }) => code === undefined)).toHaveLength(3);
    expect(answers.filter(({ code }) => code === 'QUOTA_EXCEEDED')).toHaveLength(9);
  });

  const counts = async () => {
    const { client } = api;
    const where = { teamId: team.localId };
    return Promise.all([
      client.team.count(),
      client.apiToken.count(),
      client.invitation.count({ where }),
      client.sweep.count({ where }),
      client.webhook.count({ where }),
      client.comment.count({ where }),
      client.reportVersion.count({ where }),
      client.auditEntry.count({ where }),
    ]);
  };
});

it('bytes of reports and models are those that they have before PostgreSQL compresses them', async () => {
  const { client } = api;
  const { localId: teamId, id } = await createTestTeam(client);
  await client.membership.create({ data: { teamId, userId: owner.userId, role: 'OWNER' } });
  const { id: reportId } = await client.report.create({ data: { teamId, title: 'R' } });
  await client.$executeRaw`
    INSERT INTO "ReportVersion" ("id", "reportId", "teamId", "number", "title", "snapshot", "snapshotHash")
    SELECT gen_random_uuid(), ${reportId}::uuid, ${teamId}::uuid, number, 'R',
      jsonb_build_object('schemaVersion', 1, 'text', repeat('0123456789', 1048576)), repeat('0', 64)
    FROM generate_series(1, 3) AS number`;
  await client.$executeRaw`
    UPDATE "Model" SET spec = spec || jsonb_build_object('note', repeat('0', 3000000)) WHERE "teamId" = ${teamId}::uuid`;
  const spec = { architecture: 'softmaxRegression', inputShape: [6], classes: 3 };
  const content = { title: 'T', text: '', sweepIds: [], studyIds: [] };
  const make = async (caps: CapOverrides) => {
    const url = await urlWith(caps);
    const report = await change(url, 'createReport', { teamId: id, content });
    return [report.code, (await change(url, 'createModel', { teamId: id, name: 'm', spec })).code];
  };
  expect(await make({ reportMebibytesOfTeam: 29, modelMebibytesOfTeam: 2 })).toEqual([
    'QUOTA_EXCEEDED',
    'QUOTA_EXCEEDED',
  ]);
  expect(await make({ reportMebibytesOfTeam: 31, modelMebibytesOfTeam: 3 })).toEqual([undefined, undefined]);
});

it('teams are counted for who made them: who is invited into others may make as many', async () => {
  const url = await urlWith({ teamsOfPerson: 2 });
  const maker = await signInAs(api, team, 'OWNER');
  const make = async () => (await change(url, 'createTeam', { name: 'Mine' }, '', maker.cookie)).code;
  for (let count = 0; count < 3; count++) {
    const { localId: teamId } = await createTestTeam(api.client);
    await api.client.membership.create({ data: { teamId, userId: maker.userId, role: 'OWNER' } });
  }
  expect([await make(), await make(), await make()]).toEqual([undefined, undefined, 'QUOTA_EXCEEDED']);
});

it('tokens are counted for who made them, in whichever team and by whichever token; revoked ones make room', async () => {
  const url = await urlWith({ tokensOfPerson: 3 });
  const maker = await signInAs(api, team, 'ADMIN');
  const second = await createTestTeam(api.client);
  await api.client.membership.create({
    data: { teamId: second.localId, userId: maker.userId, role: 'OWNER' },
  });
  const make = (teamId: string) =>
    change(
      url,
      'createApiToken',
      { teamId, name: 'n', scopes: ['READ', 'WRITE', 'ADMIN'] },
      'secret apiToken { id }',
      maker.cookie,
    );
  const first = await make(team.ids.teamId);
  const token = String(first.payload?.secret);
  const byToken = `mutation { createApiToken(input: { teamId: "${team.ids.teamId}", name: "n", scopes: [READ] }) { userErrors { code } } }`;
  expect((await send(url, byToken, { token })).data).toEqual({ createApiToken: { userErrors: [] } });
  expect([(await make(second.id)).code, (await make(second.id)).code]).toEqual([undefined, 'QUOTA_EXCEEDED']);
  const { id: apiTokenId } = (first.payload as unknown as { apiToken: { id: string } }).apiToken;
  await change(url, 'revokeApiToken', { apiTokenId }, '', maker.cookie);
  expect((await make(second.id)).code).toBeUndefined();
});

describe('accounts that fill evenly', () => {
  it('bound the changes that the audit log keeps, by person', async () => {
    const url = await urlWith({ changesOfPerson: 5 });
    const busy = await signInAs(api, team, 'OWNER');
    const rename = (index: number) =>
      change(url, 'renameTeam', { teamId: team.ids.teamId, name: `Name ${index}` }, '', busy.cookie);
    const codes = [];
    for (let count = 0; count < 7; count++) codes.push((await rename(count)).code);
    expect(codes).toEqual([...Array(5).fill(undefined), 'RATE_LIMITED', 'RATE_LIMITED']);
    expect((await change(url, 'renameTeam', { teamId: team.ids.teamId, name: 'Mine' })).code).toBeUndefined();
  });

  it('bound tests of webhooks, and what is sent again, by person and team', async () => {
    const url = await urlWith({ webhookTestsOfPerson: 4, webhookTestsOfTeam: 6 });
    const { webhookId, webhookDeliveryId } = team.ids;
    const [one, two] = [await signInAs(api, team, 'OWNER'), await signInAs(api, team, 'OWNER')];
    const codesOf = async (cookie: string) => [
      (await change(url, 'testWebhook', { webhookId }, '', cookie)).code,
      (await change(url, 'testWebhook', { webhookId }, '', cookie)).code,
      (await change(url, 'testWebhook', { webhookId }, '', cookie)).code,
      (await change(url, 'resendWebhookDelivery', { webhookDeliveryId }, '', cookie)).code,
      (await change(url, 'resendWebhookDelivery', { webhookDeliveryId }, '', cookie)).code,
    ];
    const limited = (count: number) => Array(count).fill('RATE_LIMITED');
    expect(await codesOf(one.cookie)).toEqual([...Array(4).fill(undefined), ...limited(1)]);
    expect(await codesOf(two.cookie)).toEqual([...Array(2).fill(undefined), ...limited(3)]);
  });
});

it('the names of caps that the operator may set are those of the tables', async () => {
  const { parseServerEnvironment } = await import('../environment/environment.ts');
  const of = (CRITBATCH_CAPS: string) =>
    parseServerEnvironment({
      DATABASE_URL: 'postgresql://x',
      CRITBATCH_PUBLIC_URL: 'http://localhost',
      CRITBATCH_AUTH_SECRET: 'x'.repeat(32),
      CRITBATCH_CAPS,
    }).caps;
  expect(of('webhooksOfTeam=50, lettersOfPerson=7')).toEqual({ webhooksOfTeam: 50, lettersOfPerson: 7 });
  expect(of('')).toEqual({});
  for (const wrong of ['hooks=3', 'webhooksOfTeam', 'webhooksOfTeam=-1', 'webhooksOfTeam=x'])
    expect(() => of(wrong)).toThrow('CRITBATCH_CAPS');
  const names: CapName[] = [...Object.keys(rowCaps), ...Object.keys(rateCaps)] as CapName[];
  expect(Object.keys(of(names.map((each) => `${each}=9`).join(',')))).toHaveLength(names.length);
});
