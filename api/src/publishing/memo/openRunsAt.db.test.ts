import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { localId } from '../../platform/node/globalId.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker } from '../../testing/testWorker.ts';
import { collectMemo } from './collectMemo.ts';
import { memoOf } from './memo.ts';

let api: TestApi;
let team: TestTeam;
beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
});
afterAll(() => api.stop());

const change = <Answer>(mutation: string) =>
  ask<Answer>(api.url, `mutation { ${mutation} }`, { token: team.writeToken });

async function now(): Promise<Date> {
  const [clock] = await api.client.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  // A date of JavaScript has milliseconds only: what follows must be of a later one.
  await new Promise((resolve) => setTimeout(resolve, 5));
  return clock?.now ?? new Date();
}

it('a memo tells what was open as its week ended, whatever has happened since', async () => {
  const worker = await startTestWorker(api.url, team);
  const { createStudy } = await change<{ createStudy: { study: { id: string } } }>(
    `createStudy(input: { teamId: "${team.id}", name: "Sizes" }) { study { id } }`,
  );
  const studyId = localId('Study', createStudy.study.id);
  const addStage = (input: string) =>
    change<{ addStudyStage: { studyStage: { id: string } } }>(
      `addStudyStage(input: { studyId: "${createStudy.study.id}", size: 1, ${input} }) { studyStage { id } }`,
    );
  const sweep = await createSweepOverHttp(api.url, team, { batchSizes: [8, 16, 32, 64], seeds: [1] });
  await addStage(`name: "Pilot", sweepId: "${sweep.id}"`);
  const { addStudyStage } = await addStage('name: "Production"');
  const next = async (until: Date) => {
    const week = { from: new Date(until.getTime() - 86_400_000), until };
    const data = await collectMemo(api.client, { teamId: team.localId, studyId }, week);
    const brief = data.next.map((each) =>
      each.kind === 'STAGE'
        ? each.stage
        : [each.queued, each.running, each.batchSizes, each.isToday ?? false],
    );
    return { brief, text: JSON.stringify([memoOf(data, 'en'), memoOf(data, 'ja')]) };
  };
  const briefly = async (until: Date) => (await next(until)).brief;

  const created = await now();
  const first = (await worker.claim()).lease;
  if (!first) throw new Error('Nothing is queued.');
  await worker.fail(first, 'DATASET_CHECKSUM_MISMATCH');
  const second = (await worker.claim()).lease;
  if (!second) throw new Error('Nothing is queued.');
  const held = await now();
  await worker.release(second);
  const released = await now();
  await change(`retryFailedRuns(input: { sweepId: "${sweep.id}" }) { userErrors { code } }`);
  const retried = await now();
  const other = await createSweepOverHttp(api.url, team, { batchSizes: [8], seeds: [1] });
  await change(
    `setStageSweep(input: { studyStageId: "${addStudyStage.studyStage.id}", sweepId: "${other.id}" }) { userErrors { code } }`,
  );
  const all = [8, 16, 32, 64];
  const others = all.filter((batchSize) => batchSize !== first.run.batchSize);

  const then = async () => [
    await briefly(created),
    await briefly(held),
    await briefly(released),
    await briefly(retried),
    await briefly(await now()),
  ];
  expect(await then()).toEqual([
    [[4, 0, all, false], 'Production'],
    [[2, 1, others, false], 'Production'],
    [[3, 0, others, false], 'Production'],
    [[4, 0, all, false], 'Production'],
    [
      [1, 0, [8], false],
      [4, 0, all, false],
    ],
  ]);
  expect((await next(held)).text).not.toMatch(/when this memo was made|作成した時点/);

  // Without its events nobody can tell whether the run that failed was open then.
  await api.client.sweepEvent.deleteMany();
  expect(await briefly(created)).toEqual([[4, 0, all, false], 'Production']);
  const forgotten = await next(held);
  expect(forgotten.brief).toEqual([[4, 0, all, true], 'Production']);
  expect(forgotten.text).toMatch(
    /4 runs queued and 0 running .*That is how it stood when this memo was made/,
  );
  expect(forgotten.text).toContain('これは週報を作成した時点の状態です。');

  await change(`cancelSweep(input: { sweepId: "${sweep.id}" }) { userErrors { code } }`);
  expect(await briefly(await now())).toEqual([[1, 0, [8], false]]);
  expect(await briefly(created)).toEqual([[4, 0, all, false], 'Production']);
});
