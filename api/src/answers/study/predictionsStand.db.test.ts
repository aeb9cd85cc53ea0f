import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { globalId, localId } from '../../platform/node/globalId.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { createStudy, foretellStage } from '../../testing/foretellStage.ts';
import { change, send } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker } from '../../testing/testWorker.ts';

let api: TestApi;
let team: TestTeam;
let studyId: string;
/** A stage of which something was foretold before its run started. */
let foretold: Awaited<ReturnType<typeof foretellStage>>;
/** A sweep with a run that has started, and of no stage. */
let startedSweepId: string;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
  studyId = await createStudy(api, team);
  foretold = await foretellStage(api, team, { studyId, position: 0 });
  startedSweepId = (await createSweepOverHttp(api.url, team, { batchSizes: [8], seeds: [1] })).id;
  const worker = await startTestWorker(api.url, team);
  await worker.claim(foretold.sweepId);
  await worker.claim(startedSweepId);
});
afterAll(() => api.stop());

const createStage = (position: number, sweepId: string | null) =>
  api.client.studyStage.create({
    data: { studyId, teamId: team.localId, position, name: `Stage ${position}`, size: 100, sweepId },
  });
/** What was foretold, said of another stage. */
const foretell = async (stageId: string) => {
  const { id: _id, inputs: _inputs, ...prediction } = foretold.prediction;
  return api.client.prediction.create({ data: { ...prediction, inputs: {}, stageId } });
};

describe('what was foretold', () => {
  it('comes too late once a run has started: the server refuses it, and the database', async () => {
    const { stageId } = foretold;
    const input = { studyStageId: globalId('StudyStage', stageId) };
    const late = await change(api.url, team.writeToken, 'registerPredictions', '', input);
    expect(late.userErrors).toMatchObject([
      { code: 'CONFLICT', message: expect.stringContaining('too late') },
    ]);
    const silent = await createStage(1, localId('Sweep', startedSweepId));
    await expect(foretell(silent.id)).rejects.toThrow('too late');
    await api.client.studyStage.delete({ where: { id: silent.id } });
  });

  it('waits for the end of the stage before, and says how far that is', async () => {
    const next = await createStage(1, null);
    const input = { studyStageId: globalId('StudyStage', next.id) };
    const early = await change(api.url, team.writeToken, 'registerPredictions', '', input);
    expect(early.userErrors).toMatchObject([
      {
        code: 'CONFLICT',
        message: expect.stringMatching(/ has not ended yet: 0 of \d+ runs are finished\. /),
      },
    ]);
    await api.client.studyStage.delete({ where: { id: next.id } });
  });

  it('takes no sweep that has started: the server refuses it, and the database', async () => {
    const planned = await createStage(2, null);
    await foretell(planned.id);
    const input = { studyStageId: globalId('StudyStage', planned.id), sweepId: startedSweepId };
    const { userErrors } = await change(api.url, team.writeToken, 'setStageSweep', '', input);
    expect(userErrors).toMatchObject([{ code: 'CONFLICT', message: expect.stringContaining('has started') }]);
    const data = { sweepId: localId('Sweep', startedSweepId) };
    await expect(api.client.studyStage.update({ where: { id: planned.id }, data })).rejects.toThrow(
      'has not started',
    );
  });

  it('is neither edited nor removed, nor its stage nor its study; a team takes everything with it', async () => {
    const { client } = api;
    const where = { teamId: team.localId };
    await expect(client.prediction.updateMany({ where, data: { value: 1 } })).rejects.toThrow(
      'neither edited',
    );
    await expect(client.prediction.deleteMany({ where })).rejects.toThrow('neither edited');
    await expect(client.studyStage.deleteMany({ where })).rejects.toThrow('neither edited');
    await expect(client.studyStage.updateMany({ where, data: { size: 1 } })).rejects.toThrow(
      'keeps its size',
    );
    await expect(client.study.deleteMany({ where })).rejects.toThrow('neither edited');
    expect(await client.prediction.count()).toBe(2);
    await client.team.delete({ where: { id: team.localId } });
    expect(await client.prediction.count()).toBe(0);
  });

  it('is not for readers to register', async () => {
    const query = 'mutation { registerPredictions(input: { studyStageId: "x" }) { userErrors { code } } }';
    const other = await createTestTeam(api.client);
    const { errors } = await send(api.url, query, { token: other.readToken });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
