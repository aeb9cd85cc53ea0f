import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sendSweep } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, change } from '../../testing/graphql.ts';
import { filesOf, getFile, sendTable, sha256Of, table, tableSpec } from '../../testing/sampleTable.ts';
import { sendDataset } from '../../testing/sendDataset.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { zipOf } from '../../testing/zip.ts';

let api: TestApi;
let team: TestTeam;
beforeAll(async () => {
  // Reading a file starts a process, which may take long on a busy machine.
  api = await startTestApi({ requestSeconds: 60 });
});
afterAll(() => api.stop());
beforeEach(async () => {
  team = await createTestTeam(api.client);
});

const remove = (id: string, token = team.writeToken) =>
  change<{ deletedId: string | null }>(api.url, token, 'deleteTeamItem', 'deletedId', { id });

describe('a data set by upload', () => {
  it('is looked at first, then recorded with its file, once, whoever asks again', async () => {
    const uploadId = await sendTable(api.url, team);
    const look = await sendDataset(api.url, team, { uploadId, name: 'Table', spec: tableSpec, dryRun: true });
    expect(look).toMatchObject({
      dataset: null,
      preview: {
        trainingExamples: 3,
        testExamples: 1,
        minimum: 1,
        maximum: 8,
        channels: [{ mean: 4.5, deviation: Math.sqrt(5.25) }],
        classes: [
          { number: 0, name: null, trainingExamples: 1, testExamples: 1 },
          { number: 1, name: null, trainingExamples: 1, testExamples: 0 },
          { number: 2, name: null, trainingExamples: 1, testExamples: 0 },
        ],
        samples: [{ label: 0, values: [1, 2], image: null }, { label: 1 }, { label: 2 }],
      },
      userErrors: [],
    });
    expect(await filesOf(api, team)).toEqual([]);
    const input = { uploadId, name: 'Table', spec: tableSpec, idempotencyKey: randomUUID() };
    const recorded = await sendDataset(api.url, team, input);
    expect(recorded.dataset).toMatchObject({
      version: 1,
      spec: { ...tableSpec, loader: 'upload', sha256: sha256Of(table), trainingExamples: 3, testExamples: 1 },
      file: { sha256: sha256Of(table), fileName: 'table.csv', byteLength: table.length },
    });
    expect((await sendDataset(api.url, team, input)).dataset?.id).toBe(recorded.dataset?.id);
    const again = await sendDataset(api.url, team, {
      uploadId: await sendTable(api.url, team, 'other.csv'),
      name: 'Table',
      spec: tableSpec,
    });
    expect(again.dataset?.id).toBe(recorded.dataset?.id);
    const split = { ...tableSpec, testExamples: 2, split: { seed: 1 } };
    const drawn = await sendDataset(api.url, team, { uploadId, name: 'Table', spec: split });
    expect(drawn.dataset).toMatchObject({ version: 2, spec: { trainingExamples: 2, testExamples: 2 } });
    expect(await filesOf(api, team)).toEqual([sha256Of(table)]);
    const audit = await api.client.auditEntry.findMany({ where: { teamId: team.localId } });
    expect(audit.map(({ action }) => action)).toEqual(['createDatasetFromUpload', 'createDatasetFromUpload']);
  });

  it('keeps the names that a table has as labels, in the order of its classes', async () => {
    const named = table.replace('2,0,', '2,setosa,').replace('8,0,', '8,setosa,');
    const whole = named.replace('4,1,', '4,virginica,').replace('6,2,', '6,versicolor,');
    const uploadId = await sendTable(api.url, team, 'iris.csv', whole);
    // How many there are is in the file: nobody need say it.
    const { classes, ...uncounted } = tableSpec;
    const recorded = await sendDataset(api.url, team, { uploadId, name: 'Iris', spec: uncounted });
    const classNames = ['setosa', 'versicolor', 'virginica'];
    expect(recorded.preview?.classes.map(({ name }) => name)).toEqual(classNames);
    expect(recorded.dataset?.spec).toMatchObject({ classes, classNames });
    const numbers = {
      uploadId: await sendTable(api.url, team),
      name: 'Table',
      spec: uncounted,
      dryRun: true,
    };
    expect((await sendDataset(api.url, team, numbers)).preview?.classes).toHaveLength(classes);
    const same = await sendTable(
      api.url,
      team,
      'same.csv',
      whole.replaceAll(/versicolor|virginica/g, 'setosa'),
    );
    const alike = await sendDataset(api.url, team, { ...numbers, uploadId: same });
    expect(alike.userErrors).toEqual([expect.objectContaining({ code: 'DATASET_INVALID' })]);
    expect(alike.userErrors[0]?.message).toContain('all of one class');
    const again = { uploadId, name: 'Iris', spec: { ...tableSpec, classNames: classNames.toReversed() } };
    const turned = await sendDataset(api.url, team, again);
    expect(turned.dataset).toMatchObject({ version: 2, spec: { classNames: classNames.toReversed() } });
    const two = { ...tableSpec, classNames: ['setosa', 'virginica'] };
    const refused = await sendDataset(api.url, team, { uploadId, name: 'Iris', spec: two });
    expect(refused.userErrors).toEqual([
      expect.objectContaining({ code: 'INVALID_INPUT', field: ['input', 'spec', 'classNames'] }),
    ]);
  });

  it('comes to the workers of its team, whole or from where they broke off, and to nobody else', async () => {
    await sendDataset(api.url, team, {
      uploadId: await sendTable(api.url, team),
      name: 'Table',
      spec: tableSpec,
    });
    const [other, sha256] = [await createTestTeam(api.client), sha256Of(table)];
    const whole = await getFile(api.url, sha256, team.workerToken);
    expect([whole.status, await whole.text()]).toEqual([200, table]);
    const rest = await getFile(api.url, sha256, team.workerToken, { range: 'bytes=10-' });
    expect([rest.status, await rest.text()]).toEqual([206, table.slice(10)]);
    expect((await getFile(api.url, sha256, team.readToken)).status).toBe(200);
    expect((await getFile(api.url, sha256, other.workerToken)).status).toBe(404);
    expect((await getFile(api.url, sha256, null)).status).toBe(401);
    expect((await getFile(api.url, '../../etc/passwd', team.workerToken)).status).toBe(404);
    expect((await getFile(api.url, 'A'.repeat(64), team.workerToken)).status).toBe(400);
    // Nor may another team make a data set of the upload.
    const uploadId = await sendTable(api.url, team);
    await expect(
      sendDataset(
        api.url,
        { ...team, writeToken: other.writeToken },
        { uploadId, name: 'Mine', spec: tableSpec },
      ),
    ).rejects.toThrow('NOT_FOUND');
    await expect(
      sendDataset(
        api.url,
        { ...team, writeToken: team.readToken },
        { uploadId, name: 'Mine', spec: tableSpec },
      ),
    ).rejects.toThrow('FORBIDDEN');
  });

  it('is refused with file, row and reason, whatever its kind, and nothing of it is kept', async () => {
    const npz = await readFile('worker/src/datasets/files/fixtures/badLabel.npz');
    const images = await zipOf(Object.entries({ 'cat/1.png': 'no image', 'dog/1.png': 'nor this' }));
    const labels = Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 0, 1);
    const idx = await zipOf(
      Object.entries({ 'train-images-idx3-ubyte': 'no IDX', 'train-labels-idx1-ubyte': labels }),
    );
    const image = { inputShape: [2, 2], classes: 2, testExamples: 1, split: { seed: 1 } };
    const refusals: [string, string | Uint8Array<ArrayBuffer>, object, RegExp][] = [
      ['bad.csv', table.replace('3,4', '3,four'), tableSpec, /^bad\.csv, row 3: "b" is "four", not a number/],
      ['label.csv', table.replace('6,2', '6,9'), tableSpec, /^label\.csv, row 4: its label is 9/],
      [
        'bad.npz',
        new Uint8Array(npz),
        { ...image, format: 'npz' },
        /^bad\.npz\/x_train\.npy, row 3: its label is 7/,
      ],
      ['bad.zip', images, { ...image, format: 'imageFolder' }, /^bad\.zip\/cat\/1\.png: it is no PNG image/],
      [
        'idx.zip',
        idx,
        { ...image, format: 'idx' },
        /^idx\.zip\/train-images-idx3-ubyte: it is not an IDX file/,
      ],
      ['page.zip', '<!doctype html>', { ...image, format: 'idx' }, /^page\.zip: it is no whole ZIP archive/],
      [
        'few.csv',
        table,
        { ...tableSpec, testExamples: 4, split: { seed: 1 } },
        /^few\.csv: it holds 4 examples, and 5 /,
      ],
    ];
    for (const [name, bytes, spec, reason] of refusals) {
      const { userErrors } = await sendDataset(api.url, team, {
        uploadId: await sendTable(api.url, team, name, bytes),
        name,
        spec,
      });
      expect(userErrors).toEqual([
        { code: 'DATASET_INVALID', field: ['input', 'uploadId'], message: expect.stringMatching(reason) },
      ]);
    }
    const unasked = {
      uploadId: await sendTable(api.url, team),
      name: 'Table',
      spec: { format: 'csv' },
    };
    expect((await sendDataset(api.url, team, unasked)).userErrors).toEqual([
      expect.objectContaining({ code: 'INVALID_INPUT', field: ['input', 'spec', 'inputShape'] }),
    ]);
    expect(await filesOf(api, team)).toEqual([]);
    expect(await api.client.dataset.count({ where: { teamId: team.localId } })).toBe(1);
  });

  it('goes with the last data set that reads it, and not while a sweep uses that', async () => {
    const uploadId = await sendTable(api.url, team);
    const first = await sendDataset(api.url, team, { uploadId, name: 'Table', spec: tableSpec });
    const split = { ...tableSpec, testExamples: 1, split: { seed: 1 } };
    const second = await sendDataset(api.url, team, { uploadId, name: 'Table', spec: split });
    const model = await ask<{ createModel: { model: { id: string } } }>(
      api.url,
      `mutation { createModel(input: { teamId: "${team.id}", name: "Two", spec: { architecture: "softmaxRegression", inputShape: [2], classes: 3 } }) { model { id } } }`,
      { token: team.writeToken },
    );
    const sweep = { datasetId: second.dataset?.id, modelId: model.createModel.model.id, batchSizes: [1, 2] };
    expect((await sendSweep(api.url, team, sweep)).userErrors).toEqual([]);
    expect(await remove(first.dataset?.id ?? '')).toEqual({ deletedId: first.dataset?.id, userErrors: [] });
    expect(await filesOf(api, team)).toEqual([sha256Of(table)]);
    expect((await remove(second.dataset?.id ?? '')).userErrors).toMatchObject([
      {
        code: 'CONFLICT',
        message: expect.stringMatching(/^It cannot be deleted, because it is used by: sweep "#1 /),
      },
    ]);
    await expect(remove(second.dataset?.id ?? '', team.readToken)).rejects.toThrow('FORBIDDEN');
    await api.client.sweep.deleteMany({ where: { teamId: team.localId } });
    await remove(second.dataset?.id ?? '');
    expect(await filesOf(api, team)).toEqual([]);
    expect((await getFile(api.url, sha256Of(table), team.workerToken)).status).toBe(404);
  });

  it('that came with a spec alone is no ground for a sweep until its file is sent', async () => {
    const spec = {
      ...tableSpec,
      loader: 'upload',
      sha256: sha256Of(table),
      trainingExamples: 3,
      testExamples: 1,
    };
    const { createDataset } = await ask<{ createDataset: { dataset: { id: string; file: object | null } } }>(
      api.url,
      `mutation ($input: CreateDatasetInput!) { createDataset(input: $input) { dataset { id file { sha256 } } } }`,
      { token: team.writeToken, variables: { input: { teamId: team.id, name: 'Table', spec } } },
    );
    expect(createDataset.dataset.file).toBeNull();
    const sweep = { datasetId: createDataset.dataset.id, batchSizes: [1, 2] };
    expect((await sendSweep(api.url, team, sweep)).userErrors).toEqual([
      expect.objectContaining({ code: 'DATASET_UNAVAILABLE', field: ['input', 'datasetId'] }),
    ]);
    const later = await sendDataset(api.url, team, {
      uploadId: await sendTable(api.url, team),
      name: 'Table',
      spec: tableSpec,
    });
    expect(later.dataset).toMatchObject({ id: createDataset.dataset.id, file: { sha256: sha256Of(table) } });
  });
});
