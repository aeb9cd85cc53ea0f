import { readFileSync } from 'node:fs';
import type { GivenRecommendation, ReportSnapshot } from '@critbatch/theory';
import { reportSnapshotSchema } from '@critbatch/theory';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contentHash } from '../../platform/hash/contentHash.ts';
import { globalId, parseGlobalId } from '../../platform/node/globalId.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, send } from '../../testing/graphql.ts';
import {
  contentOf,
  createReport,
  createReportingTeam,
  type Report,
  type ReportingTeam,
  reportSelection,
  sendReport,
} from '../../testing/reportOverHttp.ts';
import { signInAs } from '../../testing/signInAs.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { until } from '../../testing/until.ts';

let api: TestApi;
let team: ReportingTeam;

beforeAll(async () => {
  api = await startTestApi();
  team = await createReportingTeam(api);
});
afterAll(() => api.stop());

const read = async (id: string) => {
  const query = `query ($id: ID!) { report(id: $id) { ${reportSelection} } }`;
  return (await ask<{ report: Report }>(api.url, query, { token: team.readToken, variables: { id } })).report;
};

describe('a report', () => {
  it('freezes points, outcomes, configuration, estimates, plans and text, in the words of the API', async () => {
    const { versions, title } = await createReport(api.url, team);
    expect(title).toBe('Where Kite is flat');
    const [frozen] = versions[0]?.content.sweeps ?? [];
    expect(versions[0]?.content).toMatchObject({
      schemaVersion: 1,
      author: 'A member',
      text: 'By **A member**: Kite wants _96_.',
      studies: [{ id: team.studyId, name: 'Migration', maxCost: 1000, stages: [] }],
    });
    expect(frozen).toMatchObject({
      letter: 'A',
      id: team.sweepId,
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

  it('keeps the recommendation that the API gives as it is frozen, with what it saves', async () => {
    const figure = '{ value lower upper }';
    const query = `query ($id: ID!) { sweep(id: $id) { recommendation {
      batchSize rule measure device currentBatchSize least ${figure} leastFactor workFactor steps { than factor }
      saving { work { factor ${figure} } deviceHours { saved ${figure} factor ${figure} after { value } } cost { saved ${figure} } currency }
      monthly { runs } payback { spent { amount currency } countsPeople differingStudies days ${figure} }
    } } }`;
    const set = async (runsPerMonth: number | null, currentBatchSize: number) => {
      await api.client.team.update({ where: { id: team.localId }, data: { runsPerMonth } });
      const id = parseGlobalId(team.sweepId)?.id ?? '';
      await api.client.sweep.update({ where: { id }, data: { currentBatchSize } });
    };
    await set(40, 512);
    const { versions } = await createReport(api.url, team);
    const variables = { id: team.sweepId };
    type Answer = { sweep: { recommendation: GivenRecommendation } };
    const { sweep } = await ask<Answer>(api.url, query, { token: team.readToken, variables });
    const { batchSize, saving, monthly } = sweep.recommendation;
    expect(batchSize).toBeGreaterThan(0);
    expect(saving).toMatchObject({ currency: 'EUR', cost: { saved: { value: expect.any(Number) } } });
    expect(monthly).toEqual({ runs: 40 });
    expect(versions[0]?.content.sweeps[0]?.recommendation).toEqual(sweep.recommendation);
    await set(null, 128);
  });

  it('can be looked at before it is made, and nothing is kept', async () => {
    const before = await api.client.report.count();
    const query = `query ($input: ReportPreviewInput!) { reportPreview(input: $input) { content userErrors { field } } }`;
    const look = (changes: Record<string, unknown> = {}) =>
      ask<{ reportPreview: { content: ReportSnapshot | null; userErrors: unknown[] } }>(api.url, query, {
        token: team.readToken,
        variables: { input: { teamId: team.id, content: { ...contentOf(team), ...changes } } },
      });
    expect((await look()).reportPreview.content?.sweeps[0]?.name).toBe('Kite');
    expect((await look({ title: '' })).reportPreview).toMatchObject({ content: null, userErrors: [{}] });
    expect(await api.client.report.count()).toBe(before);
  });

  it('is looked at a few times at once: thirty previews in one operation are refused, and twenty wait in a queue', async () => {
    const codesOf = async (times: number) => {
      const fields = Array.from(
        { length: times },
        (_, n) => `a${n}: reportPreview(input: $input) { content }`,
      );
      const variables = { input: { teamId: team.id, content: { ...contentOf(team), studyIds: [] } } };
      const query = `query ($input: ReportPreviewInput!) { ${fields.join(' ')} }`;
      const { errors = [] } = await send(api.url, query, { token: team.readToken, variables });
      return errors.map(({ extensions }) => extensions.code);
    };
    expect(await codesOf(30)).toEqual(['OPERATION_TOO_LARGE']);
    expect(new Set(await codesOf(20))).toEqual(new Set(['RATE_LIMITED']));
    // What was asked for beside the first that was refused is still being looked at.
    await until(async () => ((await codesOf(3)).length === 0 ? true : null));
  });

  it('stays as it was when the data change; a new version says what they say now, beside the old', async () => {
    const report = await createReport(api.url, team);
    const before = await read(report.id);
    const more = `mutation ($id: ID!) {
      addRuns(input: { sweepId: $id, batchSizes: [64], seeds: [3] }) { userErrors { code } }
    }`;
    await ask(api.url, more, { token: team.writeToken, variables: { id: team.sweepId } });
    expect(await read(report.id)).toEqual(before);

    const add = `mutation ($input: AddReportVersionInput!) {
      addReportVersion(input: $input) { reportVersion { number report { title lastVersion } } userErrors { code field } }
    }`;
    const input = { reportId: report.id, content: { ...contentOf(team), title: 'Later' } };
    expect(await ask(api.url, add, { ...team.author, variables: { input } })).toEqual({
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
        variables: { id: team.sweepId },
      },
    );
  });

  it('has versions that nobody edits or removes, not even past the API, but that outlive their maker', async () => {
    const report = await createReport(api.url, team);
    const id = parseGlobalId(report.versions[0]?.id ?? '')?.id ?? '';
    const { reportVersion } = api.client;
    await expect(reportVersion.update({ where: { id }, data: { title: 'Other' } })).rejects.toThrow(
      'neither edited',
    );
    await expect(reportVersion.delete({ where: { id } })).rejects.toThrow('neither edited');
    const leaver = await signInAs(api, team, 'MEMBER');
    const { data } = await sendReport(api.url, team, {}, leaver);
    await api.client.user.delete({ where: { id: leaver.userId } });
    const left = await read(data?.createReport.report?.id ?? '');
    expect(left.versions[0]?.content.author).toBe('A member');
  });

  it('opens with all that it holds where it was frozen in December 2026, and where it is older than exact steps', async () => {
    const file = '../../../../theory/src/report/fixtures/reportOfSchema1.json';
    const kept = readFileSync(new URL(file, import.meta.url), 'utf8');
    const older = kept.replaceAll(',"isExact":false', '');
    expect(older.length).toBeLessThan(kept.length);
    const { client } = api;
    const contents = [kept, older].map((snapshot) => JSON.parse(snapshot));
    const versions = contents.map((snapshot, index) => ({
      ...{ number: index + 1, title: 'Kept', snapshotHash: contentHash(snapshot) },
      snapshot,
    }));
    const { id } = await client.report.create({
      data: { teamId: team.localId, title: 'Kept', lastVersion: 2, versions: { create: versions } },
    });
    const opened = await read(globalId('Report', id));
    expect(opened.versions.map((version) => version.content)).toEqual(contents.toReversed());
    // A holder of the report can check it: its hash is of what it gives.
    for (const { content, snapshotHash } of opened.versions) expect(contentHash(content)).toBe(snapshotHash);
    expect(reportSnapshotSchema.parse(contents[1])).toEqual(reportSnapshotSchema.parse(contents[0]));
  });

  it('holds every run of a sweep, each once and in order, however many there are', async () => {
    const seeds = Array.from({ length: 301 }, (_, index) => index + 1);
    const { id } = await createSweepOverHttp(api.url, team, { batchSizes: [8, 16], seeds });
    const { versions } = await createReport(api.url, team, { sweepIds: [id] });
    const runs = versions[0]?.content.sweeps[0]?.runs ?? [];
    const cells = [8, 16].flatMap((batchSize) => seeds.map((seed) => `${batchSize} ${seed}`));
    expect(runs.map(({ batchSize, seed }) => `${batchSize} ${seed}`)).toEqual(cells);
    expect(runs[0]).toMatchObject({
      status: 'QUEUED',
      outcome: null,
      step: 0,
      cancelRequested: false,
      crossings: [],
    });
  });

  it('keeps a rule with its learning rate and its settings', async () => {
    const policy = {
      adamW: { learningRate: { base: 0.01, scaling: 'SQUARE_ROOT', referenceBatchSize: 32 } },
    };
    const { id } = await createSweepOverHttp(api.url, team, { policy });
    const { versions } = await createReport(api.url, team, { sweepIds: [id] });
    const kept = versions[0]?.content.sweeps[0]?.configuration?.policy;
    expect(kept).toEqual({
      __typename: 'AdamWPolicy',
      learningRate: expect.objectContaining({ base: 0.01, scaling: 'SQUARE_ROOT', schedule: 'CONSTANT' }),
      settings: expect.arrayContaining([{ name: 'secondMomentDecay', value: 0.999 }]),
      ...{ firstMomentDecay: 0.9, secondMomentDecay: 0.999, epsilon: 1e-8, weightDecay: 0.01 },
    });
  });

  it('is read a few versions at a time: each may be megabytes, and is one field', async () => {
    const report = await createReport(api.url, team);
    const { reportVersion } = api.client;
    const {
      id: _,
      snapshotBytes: __,
      ...first
    } = await reportVersion.findFirstOrThrow({
      where: { reportId: parseGlobalId(report.id)?.id ?? '' },
    });
    const snapshot = first.snapshot as object;
    const later = Array.from({ length: 39 }, (_, index) => ({ ...first, snapshot, number: index + 2 }));
    await reportVersion.createMany({ data: later });
    expect((await read(report.id)).versions).toHaveLength(40);
    await reportVersion.create({ data: { ...first, snapshot, number: 41 } });
    const query = (field: string) => `{ report(id: "${report.id}") { versions { ${field} } } }`;
    const { errors } = await send(api.url, query('content'), { token: team.readToken });
    expect(errors?.[0]?.extensions.code).toBe('OPERATION_TOO_LARGE');
    expect((await send(api.url, query('title'), { token: team.readToken })).errors).toBeUndefined();
  });

  it('is refused with what another team owns, with too much, and to whoever can only look', async () => {
    const other = await createTestTeam(api.client);
    const foreign = await createSweepOverHttp(api.url, other);
    const faults = async (changes: Record<string, unknown>) =>
      (await sendReport(api.url, team, changes)).data?.createReport.userErrors.map(
        ({ code, field }) => `${code} ${field.join('.')}`,
      );
    expect(await faults({ sweepIds: [team.sweepId, foreign.id] })).toEqual([
      'NOT_FOUND input.content.sweepIds.1',
    ]);
    expect(await faults({ studyIds: [team.sweepId] })).toEqual(['NOT_FOUND input.content.studyIds.0']);
    expect(await faults({ sweepIds: [team.sweepId, team.sweepId] })).toEqual([
      'INVALID_INPUT input.content.sweepIds',
    ]);
    expect(await faults({ title: ' ' })).toEqual(['INVALID_INPUT input.content.title']);
    expect(await faults({ text: 'x'.repeat(50_001) })).toEqual(['INVALID_INPUT input.content.text']);
    const viewer = await signInAs(api, team, 'VIEWER');
    expect((await sendReport(api.url, team, {}, viewer)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('is frozen when its author has a turn: two at once, and no more than three of one person', async () => {
    const waiting = () => api.client.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%FOR SHARE%'`;
    const made = await api.client.$transaction(
      async (tx) => {
        await tx.$queryRaw`SELECT id FROM "Sweep" WHERE id = ${parseGlobalId(team.sweepId)?.id}::uuid FOR UPDATE`;
        const sent = Array.from({ length: 4 }, () => sendReport(api.url, team));
        const first = await Promise.race(sent);
        expect(first.errors?.[0]?.extensions.code).toBe('RATE_LIMITED');
        await until(async () => ((await waiting())[0]?.count === 2 ? true : null));
        return sent;
      },
      { timeout: 60_000 },
    );
    const answers = await Promise.all(made);
    expect(answers.filter(({ data }) => data?.createReport.report)).toHaveLength(3);
  });

  it('is listed with the newest version first, and found by its title', async () => {
    await createReport(api.url, team, { title: 'Needle' });
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
