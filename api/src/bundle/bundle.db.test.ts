import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import { localId } from '../node/globalId.ts';
import { createSweepOverHttp } from '../testing/createSweepOverHttp.ts';
import { createTestTeam, type TestTeam } from '../testing/createTestTeam.ts';
import { ask } from '../testing/graphql.ts';
import { startTestApi, type TestApi } from '../testing/startTestApi.ts';
import { startTestWorker, testProvenance } from '../testing/testWorker.ts';
import { trainQueuedRuns } from '../testing/trainSyntheticSweep.ts';
import { until } from '../testing/until.ts';

let api: TestApi;
let team: TestTeam;
let other: TestTeam;
let folder: string;
/** A sweep that was trained here, and its bundle. */
let sweepId: string;
let bundle: Buffer;

beforeAll(async () => {
  api = await startTestApi();
  folder = await mkdtemp(join(tmpdir(), 'critbatch-bundle-'));
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
  bundle = Buffer.from(await (await download(sweepId, team.readToken)).arrayBuffer());
});
afterAll(async () => {
  await api.stop();
  await rm(folder, { recursive: true });
});

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

const download = (id: string, token: string, headers: Record<string, string> = {}) =>
  fetch(`${api.url}/bundles/${id}`, { headers: { authorization: `Bearer ${token}`, ...headers } });

async function upload(bytes: Buffer, into: TestTeam, fileName = 'sweep.zip', token = into.writeToken) {
  const query = new URLSearchParams({ teamId: into.id, fileName });
  const response = await fetch(`${api.url}/uploads?${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
  });
  return { status: response.status, body: (await response.json()) as { id: string; contentHash: string } };
}

type Problem = { code: string; file: string; row: number | null; column: string | null; message: string };
type Imported = {
  sweep: { id: string; origin: string; imported: { fileName: string; contentHash: string } } | null;
  preview: {
    runCount: number;
    rowCount: number;
    isModelNew: boolean;
    problems: Problem[];
    problemCount: number;
  };
  userErrors: { code: string }[];
};

const mutation = `mutation ($input: ImportSweepInput!) {
  importSweep(input: $input) {
    sweep { id origin imported { fileName contentHash } }
    preview { runCount rowCount isModelNew problemCount problems { code file row column message }
      batchSizes { batchSize runs arrived medianSteps } targets { metric threshold } notes }
    userErrors { code }
  }
}`;

async function importFile(bytes: Buffer, into: TestTeam, input: object = {}): Promise<Imported> {
  const { body } = await upload(bytes, into);
  const variables = { input: { uploadId: body.id, format: 'BUNDLE', ...input } };
  const token = into.writeToken;
  return (await ask<{ importSweep: Imported }>(api.url, mutation, { token, variables })).importSweep;
}

const counts = async () => [
  await api.client.sweep.count(),
  await api.client.run.count(),
  await api.client.measurement.count(),
  await api.client.model.count(),
  await api.client.importUpload.count({ where: { teamId: team.localId } }),
];

async function unzip(bytes: Buffer): Promise<Map<string, Buffer>> {
  const path = join(folder, 'read.zip');
  await writeFile(path, bytes);
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  zip.close();
  return files;
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** The bundle with some files replaced; the manifest speaks of the new ones unless it is itself replaced. */
async function changed(replaced: Record<string, string | Buffer>, compress = false): Promise<Buffer> {
  const files = await unzip(bundle);
  const manifest = JSON.parse(String(files.get('manifest.json')));
  for (const [name, text] of Object.entries(replaced)) files.set(name, Buffer.from(text));
  for (const name of Object.keys(manifest.files ?? {})) {
    const bytes = files.get(name) ?? Buffer.alloc(0);
    manifest.files[name] = { bytes: bytes.length, sha256: sha256(bytes) };
  }
  if (!replaced['manifest.json']) files.set('manifest.json', Buffer.from(JSON.stringify(manifest)));
  const zip = new ZipFile();
  for (const [name, bytes] of files) zip.addBuffer(bytes, name, { compress });
  zip.end();
  return buffer(zip.outputStream);
}

describe('an exported sweep', () => {
  it('has the same bytes every time, and can be fetched on from where it broke off', async () => {
    const again = await download(sweepId, team.readToken);
    expect(Buffer.from(await again.arrayBuffer()).equals(bundle)).toBe(true);
    const etag = again.headers.get('etag') ?? '';
    expect(etag).toBe(`"${sha256(bundle)}"`);
    const rest = await download(sweepId, team.readToken, { range: 'bytes=1000-', 'if-range': etag });
    expect(rest.status).toBe(206);
    expect(Buffer.from(await rest.arrayBuffer()).equals(bundle.subarray(1000))).toBe(true);
    expect((await download(sweepId, team.readToken, { range: 'bytes=999999999-' })).status).toBe(416);
  });

  it('is for whoever may read it', async () => {
    expect((await download(sweepId, other.readToken)).status).toBe(404);
    expect((await download(sweepId, team.workerToken)).status).toBe(403);
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
    const before = await counts();
    const { sweep, preview, userErrors } = await importFile(bundle, other, { dryRun: true });
    expect({ sweep, userErrors }).toEqual({ sweep: null, userErrors: [] });
    expect(preview).toMatchObject({
      runCount: 6,
      isModelNew: false,
      problemCount: 0,
      problems: [],
      notes: [],
    });
    expect(await counts()).toEqual(before);
  });

  it('is equal: every file of its own bundle is, but for the manifest, which says whose it is', async () => {
    const { sweep } = await importFile(bundle, other);
    expect(sweep).toMatchObject({ origin: 'IMPORTED', imported: { contentHash: sha256(bundle) } });
    const id =
      Buffer.from(sweep?.id ?? '', 'base64url')
        .toString()
        .split(':')[1] ?? '';
    // Its estimate is computed anew, from crossings that are found anew.
    await until(() => api.client.estimate.findFirst({ where: { target: { sweepId: id } } }), 30);
    const copy = await unzip(
      Buffer.from(await (await download(sweep?.id ?? '', other.readToken)).arrayBuffer()),
    );
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
      uploadId: (await upload(bundle, other)).body.id,
      format: 'BUNDLE',
      idempotencyKey: 'once',
    };
    const send = () =>
      ask<{ importSweep: Imported }>(api.url, mutation, { token: other.writeToken, variables: { input } });
    const [first, second] = [await send(), await send()];
    expect(second).toEqual(first);
    const entries = await api.client.auditEntry.findMany({
      where: { teamId: other.localId, action: 'importSweep' },
    });
    expect(entries.at(-1)?.after).toMatchObject({ fileName: 'sweep.zip', contentHash: sha256(bundle) });
    expect((await upload(bundle, other, 'sweep.zip', other.readToken)).status).toBe(403);
    expect((await upload(bundle, other, 'sweep.zip', team.writeToken)).status).toBe(404);
    await expect(
      ask(api.url, mutation, {
        token: team.writeToken,
        variables: { input: { ...input, idempotencyKey: null } },
      }),
    ).rejects.toThrow(/NOT_FOUND/);
  });
});

describe('results of somebody else', () => {
  const results = {
    name: 'Theirs',
    model: { name: 'Their net', parameterCount: 25_000_000 },
    dataset: { name: 'Their data', trainingExamples: 1000 },
    policy: 'LARS, tuned for every batch size',
    target: { metric: 'TEST_ACCURACY', threshold: 0.75 },
    unit: 'EPOCHS',
    csv: { batchSize: 'b', progress: 'epochs', stopped: 'cap' },
  };
  const table = 'b,epochs,cap\n10,2,\n10,2.2,\n20,3,\n20,3.1,\n40,,9\n';

  it('become a sweep whose every b* belongs to what its importer says, and which leaves as a bundle like any other', async () => {
    const { sweep, userErrors } = await importFile(Buffer.from(table), team, { format: 'CSV', results });
    expect(userErrors).toEqual([]);
    const id = sweep?.id ?? '';
    const { sweep: read } = await ask<{ sweep: unknown }>(
      api.url,
      `query ($id: ID!) { sweep(id: $id) {
        origin model { name parameterCount } policy { ... on OutsidePolicy { description } }
        runs(first: 5) { nodes { batchSize seed crossings { lowerSteps upperSteps } } } } }`,
      { token: team.readToken, variables: { id } },
    );
    expect(read).toMatchObject({
      origin: 'IMPORTED',
      model: results.model,
      policy: { description: results.policy },
      runs: {
        nodes: [
          { batchSize: 10, seed: 1, crossings: [{ lowerSteps: 198, upperSteps: 202 }] },
          { batchSize: 10, seed: 2, crossings: [{ lowerSteps: 217, upperSteps: 223 }] },
          { batchSize: 20, seed: 1 },
          { batchSize: 20, seed: 2 },
          { batchSize: 40, seed: 1, crossings: [{ lowerSteps: 225, upperSteps: null }] },
        ],
      },
    });
    await until(
      () => api.client.estimate.findFirst({ where: { target: { sweepId: localId('Sweep', id) } } }),
      30,
    );
    const leaving = Buffer.from(await (await download(id, team.readToken)).arrayBuffer());
    const again = await importFile(leaving, other);
    const copy = await download(again.sweep?.id ?? '', other.readToken);
    const [one, two] = [await unzip(leaving), await unzip(Buffer.from(await copy.arrayBuffer()))];
    expect(String(two.get('sweep.json'))).toBe(String(one.get('sweep.json')));
  });

  it('are not read where what they do not say is not said', async () => {
    const { userErrors } = await importFile(Buffer.from(table), team, { format: 'CSV' });
    expect(userErrors).toEqual([{ code: 'INVALID_INPUT' }]);
    const wrong = await importFile(Buffer.from('b,epochs\n10,2\nten,2\n'), team, {
      format: 'CSV',
      results: { ...results, csv: { batchSize: 'b', progress: 'epochs' } },
    });
    expect(wrong.preview.problems).toEqual([
      { code: 'IMPORT_INVALID_VALUE', file: '', row: 3, column: 'b', message: '"ten" is no batch size.' },
    ]);
    expect(wrong.sweep).toBeNull();
  });
});

describe('a bundle that is not right', () => {
  const refusals = async (bytes: Buffer) => {
    const before = await counts();
    const { sweep, preview, userErrors } = await importFile(bytes, other);
    expect({ sweep, userErrors }).toEqual({ sweep: null, userErrors: [{ code: 'IMPORT_HAS_PROBLEMS' }] });
    expect(await counts()).toEqual(before);
    return preview.problems;
  };

  it('is refused where it is cut short, is no ZIP, or was changed', async () => {
    expect(await refusals(bundle.subarray(0, bundle.length / 2))).toMatchObject([
      { code: 'IMPORT_UNREADABLE' },
    ]);
    expect(await refusals(Buffer.from('step,loss\n1,2\n'))).toMatchObject([{ code: 'IMPORT_UNREADABLE' }]);
    const bad = Buffer.from(bundle);
    const place = bad.indexOf('"trainingLoss":0.2') + 15;
    bad.write('9', place);
    expect(await refusals(bad)).toMatchObject([{ code: expect.stringMatching(/CHECKSUM|UNREADABLE/) }]);
    const manifest = JSON.parse(String((await unzip(bundle)).get('manifest.json')));
    manifest.files['sweep.json'].sha256 = '0'.repeat(64);
    expect(await refusals(await changed({ 'manifest.json': JSON.stringify(manifest) }))).toMatchObject([
      { code: 'IMPORT_CHECKSUM_MISMATCH', file: 'sweep.json' },
    ]);
  });

  it('is refused where it is of another version, or says that it is something else', async () => {
    const manifest = JSON.parse(String((await unzip(bundle)).get('manifest.json')));
    expect(
      await refusals(await changed({ 'manifest.json': JSON.stringify({ ...manifest, version: 2 }) })),
    ).toMatchObject([{ code: 'IMPORT_VERSION_UNKNOWN', message: expect.stringContaining('version 2') }]);
    expect(
      await refusals(await changed({ 'manifest.json': JSON.stringify({ ...manifest, format: 'x' }) })),
    ).toMatchObject([{ code: 'IMPORT_UNREADABLE', file: 'manifest.json' }]);
  });

  it('unpacks nothing that is too large, and nothing outside', async () => {
    const bomb = await changed({ 'manifest.json': Buffer.alloc(200 * 2 ** 20) }, true);
    expect(bomb.length).toBeLessThan(2 ** 20);
    expect(await refusals(bomb)).toMatchObject([{ code: 'IMPORT_TOO_LARGE', file: 'manifest.json' }]);
    // An entry that lies about its size: the one in the central directory, which is what a reader believes.
    const liar = Buffer.from(bomb);
    for (
      let at = liar.indexOf('PK\x01\x02', 0, 'latin1');
      at >= 0;
      at = liar.indexOf('PK\x01\x02', at + 4, 'latin1')
    ) {
      if (liar.readUInt32LE(at + 24) === 200 * 2 ** 20) liar.writeUInt32LE(1000, at + 24);
    }
    expect(await refusals(liar)).toMatchObject([{ code: 'IMPORT_UNREADABLE', file: 'manifest.json' }]);
    expect(await refusals(await changed({ 'evil.sh': 'x' }))).toMatchObject([
      { code: 'IMPORT_UNEXPECTED_FILE', file: 'evil.sh' },
    ]);
    const outside = await changed({ 'aa/passwd.txt': 'x' });
    for (let at = outside.indexOf('aa/passwd'); at >= 0; at = outside.indexOf('aa/passwd', at + 1))
      outside.write('../passwd', at);
    expect(await refusals(outside)).toMatchObject([{ code: 'IMPORT_UNREADABLE' }]);
    await expect(readFile(join(api.environment.dataFolder, 'passwd.txt'))).rejects.toThrow();
  });

  it('hears of all its faults at once, each with file, row and column', async () => {
    const files = await unzip(bundle);
    const lines = String(files.get('measurements.ndjson')).trim().split('\n');
    const row = JSON.parse(lines[0] ?? '');
    lines[1] = 'no JSON';
    lines[2] = JSON.stringify({ ...row, step: 'x', deviceSeconds: -1 });
    lines[3] = JSON.stringify({ ...row, seed: 77 });
    lines[4] = lines[0] ?? '';
    const sweep = JSON.parse(String(files.get('sweep.json')));
    sweep.runs[1].outcome = null;
    sweep.runs[2].crossings = [{ target: 3, lowerSteps: 1, upperSteps: 2 }];
    const problems = await refusals(
      await changed({ 'measurements.ndjson': `${lines.join('\n')}\n`, 'sweep.json': JSON.stringify(sweep) }),
    );
    expect(problems.map(({ file, row: line, column }) => [file, line, column])).toEqual([
      ['sweep.json', null, 'runs.1.outcome'],
      ['sweep.json', null, 'runs.2.crossings.0.target'],
      ['measurements.ndjson', 2, null],
      ['measurements.ndjson', 3, 'step'],
      ['measurements.ndjson', 3, 'deviceSeconds'],
      ['measurements.ndjson', 4, 'batchSize'],
      ['measurements.ndjson', 5, 'step'],
    ]);
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['IMPORT_INVALID_VALUE']));
  });
});
