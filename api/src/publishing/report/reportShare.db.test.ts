import type { ReportSnapshot } from '@critbatch/theory';
import { reportFields } from '@critbatch/theory';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseGlobalId } from '../../platform/node/globalId.ts';
import { ask, send, type UserErrors } from '../../testing/graphql.ts';
import {
  type Caller,
  contentOf,
  createReport,
  createReportingTeam,
  type Report,
  type ReportingTeam,
} from '../../testing/reportOverHttp.ts';
import { signInAs } from '../../testing/signInAs.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';

let api: TestApi;
let team: ReportingTeam;

beforeAll(async () => {
  api = await startTestApi();
  team = await createReportingTeam(api);
});
afterAll(() => api.stop());

type Share = { id: string; status: string };
type Shared = { reportShare: Share | null; link: string | null; userErrors: UserErrors['userErrors'] };
const share = async (input: Record<string, unknown>, caller: Caller = team.author) => {
  const query = `mutation ($input: CreateReportShareInput!) {
    createReportShare(input: $input) { reportShare { id status } link userErrors { code field } }
  }`;
  return send<{ createReportShare: Shared }>(api.url, query, { ...caller, variables: { input } });
};
async function linkTo(report: Report, input: Record<string, unknown> = {}) {
  const { data } = await share({ reportVersionId: report.versions[0]?.id, ...input });
  const { link, reportShare } = data?.createReportShare ?? {};
  return { secret: link?.split('/').at(-1) ?? '', link, id: reportShare?.id };
}
type Opened = { status: string; version: number | null; content: ReportSnapshot | null } | null;
const open = async (secret: string) => {
  const query = 'query ($secret: String!) { sharedReport(secret: $secret) { status version content } }';
  return (await ask<{ sharedReport: Opened }>(api.url, query, { variables: { secret } })).sharedReport;
};

describe('a link', () => {
  it('opens its version to a stranger, and no later one', async () => {
    const report = await createReport(api.url, team);
    const { secret, link } = await linkTo(report);
    expect(link).toMatch(/^http:\/\/localhost:4100\/share\/[\w-]{43}$/);
    const add = `mutation ($input: AddReportVersionInput!) {
      addReportVersion(input: $input) { reportVersion { number } }
    }`;
    const input = { reportId: report.id, content: { ...contentOf(team), title: 'Later' } };
    expect(await ask(api.url, add, { ...team.author, variables: { input } })).toMatchObject({
      addReportVersion: { reportVersion: { number: 2 } },
    });
    expect(await open(secret)).toMatchObject({
      status: 'ACTIVE',
      version: 1,
      content: { title: 'Where Kite is flat', sweeps: [{ id: null, name: 'Kite' }] },
    });
    expect(await open(`${secret}x`)).toBeNull();
  });

  it('is kept as a hash only, and in no answer, log entry or kept input', async () => {
    const { secret } = await linkTo(await createReport(api.url, team));
    const [shares, entries, kept] = await Promise.all([
      api.client.reportShare.findMany(),
      api.client.auditEntry.findMany({ where: { teamId: team.localId, action: 'createReportShare' } }),
      api.client.idempotencyKey.findMany(),
    ]);
    expect(shares.length).toBeGreaterThan(0);
    expect(entries.length).toBeGreaterThan(0);
    expect(JSON.stringify([shares, entries, kept])).not.toContain(secret);
  });

  it('opens nothing once it is taken back, or over, and says which', async () => {
    const report = await createReport(api.url, team);
    const [taken, over] = [await linkTo(report), await linkTo(report)];
    const revoke = (id: string | undefined) =>
      ask(
        api.url,
        `mutation ($id: ID!) {
          revokeReportShare(input: { reportShareId: $id }) { reportShare { status } userErrors { code } }
        }`,
        { ...team.author, variables: { id } },
      );
    expect(await revoke(taken.id)).toEqual({
      revokeReportShare: { reportShare: { status: 'REVOKED' }, userErrors: [] },
    });
    expect(await revoke(taken.id)).toMatchObject({
      revokeReportShare: { userErrors: [{ code: 'CONFLICT' }] },
    });
    expect(await open(taken.secret)).toEqual({ status: 'REVOKED', version: null, content: null });
    const id = parseGlobalId(over.id ?? '')?.id ?? '';
    const past = { createdAt: new Date(2026, 0, 1), expiresAt: new Date(2026, 0, 2) };
    await api.client.reportShare.update({ where: { id }, data: past });
    expect(await open(over.secret)).toEqual({ status: 'EXPIRED', version: null, content: null });
  });

  it('withholds names where it is asked to, in the text too', async () => {
    const { secret } = await linkTo(await createReport(api.url, team), { hidesNames: true });
    const opened = await open(secret);
    expect(opened?.content?.text).toBe('By **▇▇▇**: A wants _96_.');
    const { name } = await api.client.team.findUniqueOrThrow({ where: { id: team.localId } });
    for (const told of [name, 'A member', 'Kite', 'Migration'])
      expect(JSON.stringify(opened)).not.toContain(told);
  });

  it.each(reportFields.map((field) => [field]))('withholds %s on the server', async (field) => {
    const told: Record<(typeof reportFields)[number], RegExp> = {
      COST: /EUR/,
      DEVICE: /cpu|deviceSeconds":[\d.]/,
      CONFIGURATION: /Softmax|Clusters|ArmijoPolicy|trainingSubset/,
      CURRENT_BATCH_SIZE: /currentBatchSize":\d/,
      RUNS: /TARGETS_REACHED|isOutlier/,
      PLANS: /Migration/,
      TEXT: /wants/,
    };
    const report = await createReport(api.url, team);
    expect(JSON.stringify(report.versions[0]?.content)).toMatch(told[field]);
    const { secret } = await linkTo(report, { hiddenFields: [field] });
    const text = JSON.stringify((await open(secret))?.content);
    expect(text).not.toMatch(told[field]);
    for (const other of reportFields.filter((each) => each !== field)) expect(text).toMatch(told[other]);
  });

  it('lasts a year at most, and is made by those who may write', async () => {
    const reportVersionId = (await createReport(api.url, team)).versions[0]?.id;
    for (const expiresInDays of [0, 366]) {
      const { data } = await share({ reportVersionId, expiresInDays });
      expect(data?.createReportShare.userErrors).toMatchObject([{ field: ['input', 'expiresInDays'] }]);
    }
    const viewer = await signInAs(api, team, 'VIEWER');
    expect((await share({ reportVersionId }, viewer)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
