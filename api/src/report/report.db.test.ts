import type { ReportSnapshot } from '@critbatch/theory';
import { reportFields } from '@critbatch/theory';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseGlobalId } from '../node/globalId.ts';
import { createSweepOverHttp } from '../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../testing/createTestTeam.ts';
import { createTestTeam } from '../testing/createTestTeam.ts';
import { ask, send } from '../testing/graphql.ts';
import { signInAs } from '../testing/signInAs.ts';
import type { TestApi } from '../testing/startTestApi.ts';
import { startTestApi } from '../testing/startTestApi.ts';
import { startTestWorker } from '../testing/testWorker.ts';
import { trainSyntheticSweep } from '../testing/trainSyntheticSweep.ts';

let api: TestApi;
let team: TestTeam;
let author: Awaited<ReturnType<typeof signInAs>>;
let sweep: { id: string };
let studyId: string;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
  author = await signInAs(api, team, 'MEMBER');
  await api.client.price.create({
    data: {
      ...{ teamId: team.localId, device: 'cpu', currency: 'EUR', pricePerDeviceHour: 36 },
      validFrom: new Date(2020, 0, 1),
    },
  });
  const worker = await startTestWorker(api.url, team);
  sweep = (await trainSyntheticSweep(api, team, worker, { name: 'Kite', currentBatchSize: 128 })).sweep;
  type Created = { createStudy: { study: { id: string } } };
  const createStudy = `mutation ($teamId: ID!) {
    createStudy(input: { teamId: $teamId, name: "Migration", maxCost: 1000, currency: "EUR" }) { study { id } }
  }`;
  const variables = { teamId: team.id };
  studyId = (await ask<Created>(api.url, createStudy, { token: team.writeToken, variables })).createStudy
    .study.id;
}, 60_000);
afterAll(() => api.stop());

type UserErrors = { code: string; field: string[] }[];
type Version = { id: string; number: number; title: string; snapshotHash: string; content: ReportSnapshot };
type ReportData = { id: string; title: string; lastVersion: number; versions: Version[] };
type Created = { createReport: { report: ReportData | null; userErrors: UserErrors } };
const reportSelection = 'id title lastVersion versions { id number title snapshotHash content }';
const createReport = `mutation ($input: CreateReportInput!) {
  createReport(input: $input) { report { ${reportSelection} } userErrors { code field } }
}`;

const content = () => ({
  title: 'Where Kite is flat',
  text: 'By **A member**: Kite wants _96_.',
  sweepIds: [sweep.id],
  studyIds: [studyId],
});
const create = (input: Record<string, unknown> = {}, caller: { token?: string; cookie?: string } = author) =>
  send<Created>(api.url, createReport, {
    ...caller,
    variables: { input: { teamId: team.id, content: content(), ...input } },
  });
async function createdReport(input: Record<string, unknown> = {}): Promise<ReportData> {
  const { data, errors } = await create(input);
  if (!data?.createReport.report) throw new Error(JSON.stringify({ data, errors }));
  return data.createReport.report;
}
const read = async (id: string) => {
  const query = `query ($id: ID!) { report(id: $id) { ${reportSelection} } }`;
  return (await ask<{ report: ReportData }>(api.url, query, { token: team.readToken, variables: { id } }))
    .report;
};

type Share = { id: string; status: string };
type Shared = { reportShare: Share | null; link: string | null; userErrors: UserErrors };
const share = async (
  input: Record<string, unknown>,
  caller: { token?: string; cookie?: string } = author,
) => {
  const query = `mutation ($input: CreateReportShareInput!) {
    createReportShare(input: $input) { reportShare { id status } link userErrors { code field } }
  }`;
  return send<{ createReportShare: Shared }>(api.url, query, { ...caller, variables: { input } });
};
async function linkTo(report: ReportData, input: Record<string, unknown> = {}) {
  const { data } = await share({ reportVersionId: report.versions[0]?.id, ...input });
  const { link, reportShare } = data?.createReportShare ?? {};
  return { secret: link?.split('/').at(-1) ?? '', link, id: reportShare?.id };
}
type Opened = { status: string; version: number | null; content: ReportSnapshot | null } | null;
const open = async (secret: string) => {
  const query = 'query ($secret: String!) { sharedReport(secret: $secret) { status version content } }';
  return (await ask<{ sharedReport: Opened }>(api.url, query, { variables: { secret } })).sharedReport;
};

describe('a report', () => {
  it('freezes points, outcomes, configuration, estimates, plans and text, in the words of the API', async () => {
    const { versions, title } = await createdReport();
    expect(title).toBe('Where Kite is flat');
    const [frozen] = versions[0]?.content.sweeps ?? [];
    expect(versions[0]?.content).toMatchObject({
      schemaVersion: 1,
      author: 'A member',
      text: 'By **A member**: Kite wants _96_.',
      studies: [{ id: studyId, name: 'Migration', maxCost: 1000, stages: [] }],
    });
    expect(frozen).toMatchObject({
      letter: 'A',
      id: sweep.id,
      name: 'Kite',
      status: 'FINISHED',
      currentBatchSize: 128,
      configuration: {
        model: { name: 'Softmax', version: 1 },
        policy: { __typename: 'ArmijoPolicy', reset: 'MAXIMUM' },
      },
      targets: [{ metric: 'TRAINING_LOSS', threshold: 0.1, estimate: { answer: 'MINIMISER' } }],
      devices: [{ device: 'cpu' }],
      forecast: null,
      plan: null,
    });
    expect(frozen?.runs).toHaveLength(18);
    expect(frozen?.cost).toEqual([{ currency: 'EUR', amount: expect.any(Number) }]);
    const lone = frozen?.runs?.find(({ batchSize }) => batchSize === 96);
    // K(96) = 300·96/76 = 379, give or take 2 %, met at an evaluation in steps of 5 %.
    expect(lone?.crossings[0]?.upperSteps).toBeGreaterThan(365);
    expect(lone?.crossings[0]?.upperSteps).toBeLessThan(408);
  });

  it('can be looked at before it is made, and nothing is kept', async () => {
    const before = await api.client.report.count();
    const query = `query ($input: ReportPreviewInput!) { reportPreview(input: $input) { content userErrors { field } } }`;
    const look = (changes: Record<string, unknown> = {}) =>
      ask<{ reportPreview: { content: ReportSnapshot | null; userErrors: unknown[] } }>(api.url, query, {
        token: team.readToken,
        variables: { input: { teamId: team.id, content: { ...content(), ...changes } } },
      });
    expect((await look()).reportPreview.content?.sweeps[0]?.name).toBe('Kite');
    expect((await look({ title: '' })).reportPreview).toMatchObject({ content: null, userErrors: [{}] });
    expect(await api.client.report.count()).toBe(before);
  });

  it('stays as it was when the data change; a new version says what they say now, beside the old', async () => {
    const report = await createdReport();
    const before = await read(report.id);
    const more = `mutation ($id: ID!) {
      addRuns(input: { sweepId: $id, batchSizes: [64], seeds: [3] }) { userErrors { code } }
    }`;
    await ask(api.url, more, { token: team.writeToken, variables: { id: sweep.id } });
    expect(await read(report.id)).toEqual(before);

    const add = `mutation ($input: AddReportVersionInput!) {
      addReportVersion(input: $input) { reportVersion { number report { title lastVersion } } userErrors { code field } }
    }`;
    const input = { reportId: report.id, content: { ...content(), title: 'Later' } };
    expect(await ask(api.url, add, { ...author, variables: { input } })).toEqual({
      addReportVersion: {
        reportVersion: { number: 2, report: { title: 'Later', lastVersion: 2 } },
        userErrors: [],
      },
    });
    const after = await read(report.id);
    expect(after.versions.map(({ number }) => number)).toEqual([2, 1]);
    expect(after.versions[1]).toEqual(before.versions[0]);
    expect(after.versions[0]?.content.sweeps[0]).toMatchObject({ status: 'RUNNING', seeds: [1, 2, 3] });
    expect(after.versions[0]?.snapshotHash).not.toBe(before.versions[0]?.snapshotHash);
    await ask(
      api.url,
      'mutation ($id: ID!) { cancelSweep(input: { sweepId: $id }) { userErrors { code } } }',
      {
        token: team.writeToken,
        variables: { id: sweep.id },
      },
    );
  });

  it('has versions that nobody edits or removes, not even past the API, but that outlive their maker', async () => {
    const report = await createdReport();
    const id = parseGlobalId(report.versions[0]?.id ?? '')?.id ?? '';
    const { reportVersion } = api.client;
    await expect(reportVersion.update({ where: { id }, data: { title: 'Other' } })).rejects.toThrow(
      'neither edited',
    );
    await expect(reportVersion.delete({ where: { id } })).rejects.toThrow('neither edited');
    const leaver = await signInAs(api, team, 'MEMBER');
    const { data } = await create({}, leaver);
    await api.client.user.delete({ where: { id: leaver.userId } });
    const left = await read(data?.createReport.report?.id ?? '');
    expect(left.versions[0]?.content.author).toBe('A member');
  });

  it('is refused with what another team owns, with too much, and to whoever can only look', async () => {
    const other = await createTestTeam(api.client);
    const foreign = await createSweepOverHttp(api.url, other);
    const faults = async (changes: Record<string, unknown>) =>
      (await create({ content: { ...content(), ...changes } })).data?.createReport.userErrors.map(
        ({ code, field }) => `${code} ${field.join('.')}`,
      );
    expect(await faults({ sweepIds: [sweep.id, foreign.id] })).toEqual([
      'NOT_FOUND input.content.sweepIds.1',
    ]);
    expect(await faults({ studyIds: [sweep.id] })).toEqual(['NOT_FOUND input.content.studyIds.0']);
    expect(await faults({ sweepIds: [sweep.id, sweep.id] })).toEqual([
      'INVALID_INPUT input.content.sweepIds',
    ]);
    expect(await faults({ title: ' ' })).toEqual(['INVALID_INPUT input.content.title']);
    expect(await faults({ text: 'x'.repeat(50_001) })).toEqual(['INVALID_INPUT input.content.text']);
    const viewer = await signInAs(api, team, 'VIEWER');
    expect((await create({}, viewer)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('is listed with the newest version first, and found by its title', async () => {
    await createdReport({ content: { ...content(), title: 'Needle' } });
    const list = `query ($where: ReportWhere) {
      reports(where: $where, first: 1) { totalCount nodes { title shares { id } versions { number createdBy { name } } } }
    }`;
    const asked = { token: team.readToken, variables: { where: { titleContains: 'need' } } };
    expect(await ask(api.url, list, asked)).toEqual({
      reports: {
        totalCount: 1,
        nodes: [{ title: 'Needle', shares: [], versions: [{ number: 1, createdBy: { name: 'A member' } }] }],
      },
    });
  });
});

describe('a link', () => {
  it('opens its version to a stranger, and no later one', async () => {
    const report = await createdReport();
    const { secret, link } = await linkTo(report);
    expect(link).toMatch(/^http:\/\/localhost:4100\/share\/[\w-]{43}$/);
    expect(await open(secret)).toMatchObject({
      status: 'ACTIVE',
      version: 1,
      content: { title: 'Where Kite is flat', sweeps: [{ id: null, name: 'Kite' }] },
    });
    expect(await open(`${secret}x`)).toBeNull();
  });

  it('is kept as a hash only, and in no answer, log entry or kept input', async () => {
    const { secret } = await linkTo(await createdReport());
    const rows = await Promise.all([
      api.client.reportShare.findMany(),
      api.client.auditEntry.findMany({ where: { teamId: team.localId, action: 'createReportShare' } }),
      api.client.idempotencyKey.findMany(),
    ]);
    expect(rows[1].length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it('opens nothing once it is taken back, or over, and says which', async () => {
    const report = await createdReport();
    const [taken, over] = [await linkTo(report), await linkTo(report)];
    const revoke = (id: string | undefined) =>
      ask(
        api.url,
        `mutation ($id: ID!) {
          revokeReportShare(input: { reportShareId: $id }) { reportShare { status } userErrors { code } }
        }`,
        { ...author, variables: { id } },
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
    const { secret } = await linkTo(await createdReport(), { hidesNames: true });
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
    const report = await createdReport();
    expect(JSON.stringify(report.versions[0]?.content)).toMatch(told[field]);
    const { secret } = await linkTo(report, { hiddenFields: [field] });
    const text = JSON.stringify((await open(secret))?.content);
    expect(text).not.toMatch(told[field]);
    for (const other of reportFields.filter((each) => each !== field)) expect(text).toMatch(told[other]);
  });

  it('lasts a year at most, and is made by those who may write', async () => {
    const reportVersionId = (await createdReport()).versions[0]?.id;
    for (const expiresInDays of [0, 366]) {
      const { data } = await share({ reportVersionId, expiresInDays });
      expect(data?.createReportShare.userErrors).toMatchObject([{ field: ['input', 'expiresInDays'] }]);
    }
    const viewer = await signInAs(api, team, 'VIEWER');
    expect((await share({ reportVersionId }, viewer)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
