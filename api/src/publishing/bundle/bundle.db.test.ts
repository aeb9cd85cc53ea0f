import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localId } from '../../platform/node/globalId.ts';
import { countRecords } from '../../testing/countRecords.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import { createTestTeam, type TestTeam } from '../../testing/createTestTeam.ts';
import { bundleOf, downloadBundle, importFile, importUpload } from '../../testing/exchangeOverHttp.ts';
import { ask } from '../../testing/graphql.ts';
import { sendFile } from '../../testing/sendDataset.ts';
import { startTestApi, type TestApi } from '../../testing/startTestApi.ts';
import { startTestWorker, testProvenance, testRow } from '../../testing/testWorker.ts';
import { trainQueuedRuns } from '../../testing/trainSyntheticSweep.ts';
import { until } from '../../testing/until.ts';
import { unzip } from '../../testing/zip.ts';

let api: TestApi;
let team: TestTeam;
let other: TestTeam;
/** A sweep that was trained here, and its bundle. */
let sweepId: string;
let bundle: Buffer<ArrayBuffer>;

beforeAll(async () => {
  api = await startTestApi();
  [team, other] = [await createTestTeam(api.client), await createTestTeam(api.client)];
  const worker = await startTestWorker(api.url, team);
  const order = {
    batchSizes: [16, 64, 256],
    seeds: [1, 2],
    evaluation: { firstStep: 100, isExact: true },
    maxExamplesPerRun: 200_000,
  };
  sweepId = (await createSweepOverHttp(api.url, team, order)).id;
  await trainQueuedRuns(worker, 20);
  await estimated(sweepId);
  // As if one of those that did not arrive had been hopeless, by a cap at its last row: its crossing, found anew, is the same.
  const hopeless = { outcome: 'HOPELESS', hopelessCap: 16 * 12_271 } as const;
  const missed = { sweepId: localId('Sweep', sweepId), outcome: 'BUDGET_SPENT', seed: 1 } as const;
  expect((await api.client.run.updateMany({ where: missed, data: hopeless })).count).toBeGreaterThan(0);
  bundle = await bundleOf(api.url, sweepId, team.readToken);
});
afterAll(() => api.stop());

/** Waits until the estimate of a sweep speaks of all six runs. */
const estimated = (id: string) =>
  until(async () => {
    const sweepId = localId('Sweep', id);
    const newest = await api.client.estimate.findFirst({
      where: { target: { sweepId } },
      orderBy: { createdAt: 'desc' },
    });
    const { crossings = 0, censored = 0 } = (newest?.result ?? {}) as {
      crossings?: number;
      censored?: number;
    };
    return crossings + censored === 6 || null;
  }, 30);

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('an exported sweep', () => {
  it('has the same bytes every time, and can be fetched on from where it broke off', async () => {
    const again = await downloadBundle(api.url, sweepId, team.readToken);
    expect(Buffer.from(await again.arrayBuffer()).equals(bundle)).toBe(true);
    const etag = again.headers.get('etag') ?? '';
    expect(etag).toBe(`"${sha256(bundle)}"`);
    const rest = await downloadBundle(api.url, sweepId, team.readToken, {
      range: 'bytes=1000-',
      'if-range': etag,
    });
    expect(rest.status).toBe(206);
    expect(Buffer.from(await rest.arrayBuffer()).equals(bundle.subarray(1000))).toBe(true);
    expect(
      (await downloadBundle(api.url, sweepId, team.readToken, { range: 'bytes=999999999-' })).status,
    ).toBe(416);
    const other = await downloadBundle(api.url, sweepId, team.readToken, { 'if-match': '"another"' });
    expect(other.status).toBe(412);
  });

  it('is for whoever may read it', async () => {
    expect((await downloadBundle(api.url, sweepId, other.readToken)).status).toBe(404);
    expect((await downloadBundle(api.url, sweepId, team.workerToken)).status).toBe(403);
    expect((await fetch(`${api.url}/bundles/${sweepId}`)).status).toBe(401);
  });

  it('names its files by checksums that hold', async () => {
    const files = await unzip(bundle);
    const manifest = JSON.parse(String(files.get('manifest.json')));
    for (const [name, { bytes, sha256: hash }] of Object.entries<{ bytes: number; sha256: string }>(
      manifest.files,
    )) {
      const file = files.get(name) ?? Buffer.alloc(0);
      expect([file.length, sha256(file)]).toEqual([bytes, hash]);
    }
    const { runs } = JSON.parse(String(files.get('sweep.json')));
    expect(runs[0].attempts[0].provenance).toEqual(testProvenance);
    expect(String(files.get('measurements.ndjson'))).toMatch(/"gradientSeconds":[\d.]+,"searchSeconds"/);
    expect(String(files.get('measurements.ndjson')).trim().split('\n')).toHaveLength(
      await api.client.measurement.count({ where: { run: { teamId: team.localId } } }),
    );
  });
});

describe('an import of it', () => {
  it('says what it would make, and makes nothing', async () => {
    const before = await countRecords(api.client);
    const { sweep, preview, userErrors } = await importFile(api.url, other, bundle, { dryRun: true });
    expect({ sweep, userErrors }).toEqual({ sweep: null, userErrors: [] });
    expect(preview).toMatchObject({
      runCount: 6,
      isModelNew: false,
      problemCount: 0,
      problems: [],
      notes: [],
    });
    expect(await countRecords(api.client)).toEqual(before);
  });

  it('is equal: every file of its own bundle is, but for the manifest, which says whose it is', async () => {
    const { sweep } = await importFile(api.url, other, bundle);
    expect(sweep).toMatchObject({ origin: 'IMPORTED', imported: { contentHash: sha256(bundle) } });
    const id = localId('Sweep', sweep?.id ?? '');
    // Its estimate is computed anew, from crossings that are found anew.
    await until(() => api.client.estimate.findFirst({ where: { target: { sweepId: id } } }), 30);
    const copy = await unzip(await bundleOf(api.url, sweep?.id ?? '', other.readToken));
    const original = await unzip(bundle);
    for (const name of ['sweep.json', 'measurements.ndjson', 'estimates.json']) {
      expect(String(copy.get(name))).toBe(String(original.get(name)));
    }
    const [one, two] = [original, copy].map((files) => JSON.parse(String(files.get('manifest.json'))));
    expect(two.files).toEqual(one.files);
    expect([one.sweep.origin, two.sweep.origin]).toEqual(['TRAINED', 'IMPORTED']);
  });

  it('keeps its times and devices, so that a price can be put on it', async () => {
    const { stepTimes } = (
      await ask<{ sweeps: { nodes: { stepTimes: { device: string }[] }[] } }>(
        api.url,
        '{ sweeps(where: { origin: IMPORTED }) { nodes { stepTimes { device } } } }',
        { token: other.readToken },
      )
    ).sweeps.nodes[0] ?? { stepTimes: [] };
    expect(stepTimes.map(({ device }) => device)).toEqual(['cpu']);
  });

  it('is done once for a key, is in the audit log, and needs the right to write', async () => {
    const input = {
      uploadId: (await sendFile(api.url, other, 'sweep.zip', bundle)).id,
      idempotencyKey: 'once',
    };
    const send = () => importUpload(api.url, other.writeToken, input);
    const [first, second] = [await send(), await send()];
    expect(second).toEqual(first);
    const entries = await api.client.auditEntry.findMany({
      where: { teamId: other.localId, action: 'importSweep' },
    });
    expect(entries.at(-1)?.after).toMatchObject({ fileName: 'sweep.zip', contentHash: sha256(bundle) });
    const sentWith = (writeToken: string) =>
      sendFile(api.url, { id: other.id, writeToken }, 'sweep.zip', bundle);
    expect((await sentWith(other.readToken)).status).toBe(403);
    expect((await sentWith(team.writeToken)).status).toBe(404);
    await expect(importUpload(api.url, team.writeToken, { ...input, idempotencyKey: null })).rejects.toThrow(
      /NOT_FOUND/,
    );
  });
});

it('carries a sweep for a budget from team to team, with its answer', async () => {
  const { id } = await createSweepOverHttp(api.url, team, {
    ...{ batchSizes: [16, 32, 64, 128], seeds: [1], targets: [], budgetMetric: 'TRAINING_LOSS' },
    maxExamplesPerRun: 12_800,
  });
  const worker = await startTestWorker(api.url, team, 'at a budget');
  for (let { lease } = await worker.claim(); lease; { lease } = await worker.claim()) {
    const last = 12_800 / lease.run.batchSize;
    await worker.report(lease, 0, [testRow(last, lease.run.batchSize, 64 / last + 3 / lease.run.batchSize)]);
    await worker.complete(lease, 0, last, 'BUDGET_SPENT');
  }
  const answered = (sweep: string) =>
    until(async () => {
      const where = { sweepId: localId('Sweep', sweep) };
      const [newest] = await api.client.budgetAnswer.findMany({
        where,
        orderBy: { createdAt: 'desc' },
        take: 1,
      });
      const result = newest?.result as { runs: number } | undefined;
      return result?.runs === 4 ? result : null;
    }, 30);
  const answer = await answered(id);
  const exported = await bundleOf(api.url, id, team.readToken);
  const copy = await importFile(api.url, other, exported);
  expect(await answered(copy.sweep?.id ?? '')).toEqual(answer);
  const again = await bundleOf(api.url, copy.sweep?.id ?? '', other.readToken);
  const [one, two] = [await unzip(exported), await unzip(again)];
  for (const name of ['sweep.json', 'measurements.ndjson', 'estimates.json'])
    expect(two.get(name)).toEqual(one.get(name));
});
