import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countRecords } from '../testing/countRecords.ts';
import { createSweepOverHttp } from '../testing/createSweepOverHttp.ts';
import { createTestTeam, type TestTeam } from '../testing/createTestTeam.ts';
import { bundleOf, importFile } from '../testing/exchangeOverHttp.ts';
import { startTestApi, type TestApi } from '../testing/startTestApi.ts';
import { startTestWorker } from '../testing/testWorker.ts';
import { trainQueuedRuns } from '../testing/trainSyntheticSweep.ts';
import { unzip, zipOf } from '../testing/zip.ts';

let api: TestApi;
let other: TestTeam;
/** Of a sweep that was trained here. */
let bundle: Buffer<ArrayBuffer>;

beforeAll(async () => {
  api = await startTestApi();
  const team = await createTestTeam(api.client);
  other = await createTestTeam(api.client);
  const sweep = await createSweepOverHttp(api.url, team, {
    batchSizes: [16, 64, 256],
    seeds: [1, 2],
    evaluation: { firstStep: 100, isExact: true },
    maxExamplesPerRun: 200_000,
  });
  await trainQueuedRuns(await startTestWorker(api.url, team), 20);
  bundle = await bundleOf(api.url, sweep.id, team.readToken);
});
afterAll(() => api.stop());

/** The bundle with some files replaced; the manifest speaks of the new ones unless it is itself replaced. */
async function changed(
  replaced: Record<string, string | Buffer>,
  compress = false,
): Promise<Buffer<ArrayBuffer>> {
  const files = await unzip(bundle);
  const manifest = JSON.parse(String(files.get('manifest.json')));
  for (const [name, text] of Object.entries(replaced)) files.set(name, Buffer.from(text));
  for (const name of Object.keys(manifest.files ?? {})) {
    const bytes = files.get(name) ?? Buffer.alloc(0);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    manifest.files[name] = { bytes: bytes.length, sha256 };
  }
  if (!replaced['manifest.json']) files.set('manifest.json', Buffer.from(JSON.stringify(manifest)));
  return zipOf(files, { compress });
}

describe('a bundle that is not right', () => {
  const refusals = async (bytes: Buffer<ArrayBuffer>) => {
    const before = await countRecords(api.client);
    const { sweep, preview, userErrors } = await importFile(api.url, other, bytes);
    expect({ sweep, userErrors }).toEqual({ sweep: null, userErrors: [{ code: 'IMPORT_HAS_PROBLEMS' }] });
    expect(await countRecords(api.client)).toEqual(before);
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
    const unpackedBytes = 32 * 2 ** 20;
    const bomb = await changed({ 'manifest.json': Buffer.alloc(unpackedBytes) }, true);
    expect(bomb.length).toBeLessThan(2 ** 20);
    expect(await refusals(bomb)).toMatchObject([{ code: 'IMPORT_TOO_LARGE', file: 'manifest.json' }]);
    // An entry that lies about its size: the one in the central directory, which is what a reader believes.
    const liar = Buffer.from(bomb);
    for (
      let at = liar.indexOf('PK\x01\x02', 0, 'latin1');
      at >= 0;
      at = liar.indexOf('PK\x01\x02', at + 4, 'latin1')
    ) {
      if (liar.readUInt32LE(at + 24) === unpackedBytes) liar.writeUInt32LE(1000, at + 24);
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
