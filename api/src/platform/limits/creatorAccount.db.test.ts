import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { sendDataset, sendFile } from '../../testing/sendDataset.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { until } from '../../testing/until.ts';

const mebibyte = 2 ** 20;
let api: TestApi;
let [first, second, another]: TestTeam[] = [];
beforeAll(async () => {
  api = await startTestApi({ personFileBytes: 4 * mebibyte });
  const { client } = api;
  [first, second, another] = await Promise.all([1, 2, 3].map(() => createTestTeam(client)));
  const person = () =>
    client.user.create({ data: { name: 'P', email: `${randomUUID()}@example.org`, emailVerified: true } });
  const { id: createdById } = await person();
  const ids = [first, second].map((team) => (team as TestTeam).localId);
  await client.team.updateMany({ where: { id: { in: ids } }, data: { createdById } });
  await client.team.update({
    where: { id: (another as TestTeam).localId },
    data: { createdById: (await person()).id },
  });
});
afterAll(() => api.stop());

/** The answer to a checkpoint of so many bytes: 204, or its code. */
async function put(team: TestTeam | undefined, mebibytes: number): Promise<number | string> {
  const body = randomBytes(mebibytes * mebibyte);
  const response = await fetch(`${api.url}/checkpoints/${createHash('sha256').update(body).digest('hex')}`, {
    method: 'PUT',
    body,
    headers: { authorization: `Bearer ${team?.workerToken}` },
  });
  if (response.status === 204) return 204;
  const { errors } = (await response.json()) as {
    errors: { message: string; extensions: { code: string } }[];
  };
  expect(errors[0]?.message).toContain('CRITBATCH_PERSON_FILE_MEBIBYTES');
  return errors[0]?.extensions.code ?? '';
}

it('files of all teams that one person has made share their room, whatever they are and however they come at once', async () => {
  expect(await put(first, 1.5)).toBe(204);
  const atOnce = await Promise.all([put(first, 1.5), put(second, 1.5)]);
  expect(atOnce.toSorted()).toEqual([204, 'QUOTA_EXCEEDED']);
  expect(await put(another, 3)).toBe(204);

  const team = second as TestTeam;
  const rows = Array.from({ length: 120_000 }, (_, index) => `${100_000 + index},${index % 2}\n`);
  const bring = async (count: number) => {
    const { id: uploadId } = await sendFile(
      api.url,
      team,
      `${count}.csv`,
      `a,label\n${rows.slice(0, count).join('')}`,
    );
    const spec = { format: 'csv', inputShape: [1], classes: 2, testExamples: 1, split: { seed: 1 } };
    return (await sendDataset(api.url, team, { uploadId, name: `Of ${count}`, spec })).userErrors;
  };
  expect(await bring(120_000)).toMatchObject([{ code: 'QUOTA_EXCEEDED' }]);
  expect(await bring(90_000)).toEqual([]);

  // The file of an export holds that of the data set, for which there is no room a second time.
  const { id } = await api.client.teamExport.create({ data: { teamId: team.localId } });
  const failed = await until(async () => {
    const row = await api.client.teamExport.findUniqueOrThrow({ where: { id } });
    return row.finishedAt ? row : null;
  }, 60);
  expect(failed).toMatchObject({
    status: 'FAILED',
    failureCode: 'QUOTA_EXCEEDED',
    failureMessage: expect.stringContaining('CRITBATCH_PERSON_FILE_MEBIBYTES'),
  });
  expect(await api.client.byteHold.count()).toBe(0);
});
