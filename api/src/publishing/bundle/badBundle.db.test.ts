import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { countRecords } from '../../testing/countRecords.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import { createTestTeam, type TestTeam } from '../../testing/createTestTeam.ts';
import { bundleOf, importFile } from '../../testing/exchangeOverHttp.ts';
import { startTestApi, type TestApi } from '../../testing/startTestApi.ts';
import { startTestWorker } from '../../testing/testWorker.ts';
import { trainQueuedRuns } from '../../testing/trainSyntheticSweep.ts';
import { unzip, zipOf } from '../../testing/zip.ts';

let api: TestApi;
let other: TestTeam;
/** Bundle of a sweep that was trained here. */
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
    // Estimates are computed anew, and are as much a part of the file as the rest.
    const original = JSON.parse(String((await unzip(bundle)).get('manifest.json')));
    const changedEstimates = { 'estimates.json': '[]', 'manifest.json': JSON.stringify(original) };
    expect(await refusals(await changed(changedEstimates))).toMatchObject([
      { code: 'IMPORT_CHECKSUM_MISMATCH', file: 'estimates.json' },
    ]);
    original.files['measurements.ndjson'].bytes += 1;
    expect(await refusals(await changed({ 'manifest.json': JSON.stringify(original) }))).toMatchObject([
      { code: 'IMPORT_CHECKSUM_MISMATCH', file: 'measurements.ndjson' },
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
    for (const file of ['evil.sh', 'constructor']) {
      expect(await refusals(await changed({ [file]: 'x' }))).toMatchObject([
        { code: 'IMPORT_UNEXPECTED_FILE', file },
      ]);
    }
    const outside = await changed({ 'aa/passwd.txt': 'x' });
    for (let at = outside.indexOf('aa/passwd'); at >= 0; at = outside.indexOf('aa/passwd', at + 1))
      outside.write('../passwd', at);
    expect(await refusals(outside)).toMatchObject([{ code: 'IMPORT_UNREADABLE' }]);
    await expect(readFile(join(api.environment.dataFolder, 'passwd.txt'))).rejects.toThrow();
  });

  it('is refused where its logs say what cannot be, as they are when they are reported', async () => {
    const files = await unzip(bundle);
    const rows = String(files.get('measurements.ndjson'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const [first, second, third, fourth] = rows;
    const last = rows.at(-1);
    Object.assign(first, { testAccuracy: 42 });
    Object.assign(second, { trainingLoss: 1e308 });
    Object.assign(third, { examplesSeen: third.examplesSeen + 1 });
    Object.assign(fourth, { functionEvaluations: third.functionEvaluations - 1 });
    Object.assign(last, { exhaustedSearches: last.step + 1 });
    const sweep = JSON.parse(String(files.get('sweep.json')));
    sweep.runs[1].examplesSeen += 1;
    // Not to have arrived by more than any run was given.
    Object.assign(sweep.runs[0], { outcome: 'HOPELESS', hopelessCap: 200_001 });
    const problems = await refusals(
      await changed({
        'measurements.ndjson': `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`,
        'sweep.json': JSON.stringify(sweep),
      }),
    );
    expect(problems.map(({ code, file, row, column }) => [code, file, row, column])).toEqual([
      ['IMPORT_INVALID_VALUE', 'sweep.json', null, 'runs.0.hopelessCap'],
      ['IMPLAUSIBLE_LOG', 'sweep.json', null, 'runs.1.examplesSeen'],
      ['IMPORT_INVALID_VALUE', 'measurements.ndjson', 1, 'testAccuracy'],
      ['IMPORT_INVALID_VALUE', 'measurements.ndjson', 2, 'trainingLoss'],
      ['IMPLAUSIBLE_LOG', 'measurements.ndjson', 3, 'examplesSeen'],
      ['IMPLAUSIBLE_LOG', 'measurements.ndjson', 4, 'functionEvaluations'],
      ['IMPLAUSIBLE_LOG', 'measurements.ndjson', rows.length, 'exhaustedSearches'],
    ]);
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

  it('hears in a dry run already of what the database could not store', async () => {
    const files = await unzip(bundle);
    const sweep = JSON.parse(String(files.get('sweep.json')));
    const decision = { number: 1, basis: 'a'.repeat(64), spentDeviceSeconds: 0, stopReason: null };
    const decided = { ...decision, result: { a: 'half \ud800' }, createdAt: '2026-01-01T00:00:00Z' };
    const limits = { smallestBatchSize: 1, largestBatchSize: 2, mostSeeds: 1, parallelRuns: 1 };
    const wanted = { wantedRatio: 1.5, deviceSecondsBudget: 1, stopReason: null, stoppedAt: null };
    sweep.plan = { ...limits, ...wanted, decisions: [decided, { ...decided, result: {} }] };
    sweep.runs[0].attempts[0].engine = 'none \0';
    const [first, ...rest] = String(files.get('measurements.ndjson')).trim().split('\n');
    const row = { ...JSON.parse(first ?? ''), recordedAt: '0000-01-01T00:00:00Z' };
    const rows = [JSON.stringify(row), ...rest].join('\n');
    const columnsOf = async (content: object) => {
      const bytes = await changed({ 'sweep.json': JSON.stringify(content), 'measurements.ndjson': rows });
      const { preview } = await importFile(api.url, other, bytes, { dryRun: true });
      expect(await refusals(bytes)).toEqual(preview.problems);
      return preview.problems.map(({ column }) => column);
    };
    expect(await columnsOf(sweep)).toEqual([
      'plan.decisions.0.result.a',
      'runs.0.attempts.0.engine',
      'plan.decisions.1.number',
      'recordedAt',
    ]);
    expect(await columnsOf({ ...sweep, seeds: [1, 2, 2 ** 40] })).toContain('seeds.2');
    const abyss = JSON.stringify(sweep).replace('{}', '['.repeat(50_000) + ']'.repeat(50_000));
    expect(await refusals(await changed({ 'sweep.json': abyss }))).toMatchObject([
      { code: 'IMPORT_TOO_LARGE', file: 'sweep.json' },
    ]);
  });

  it('may give times with another offset from UTC', async () => {
    const text = String((await unzip(bundle)).get('measurements.ndjson'));
    const rows = text.replaceAll(/("recordedAt":"[^"]*)Z"/g, '$1+23:59"');
    const { sweep } = await importFile(api.url, other, await changed({ 'measurements.ndjson': rows }));
    expect(sweep).not.toBeNull();
  });
});
