import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { RecurringFaults } from '../../platform/fault/recurringFaults.ts';
import { globalId } from '../../platform/node/globalId.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { createStudy, foretellStage } from '../../testing/foretellStage.ts';
import { ask } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker, testRow } from '../../testing/testWorker.ts';
import { until } from '../../testing/until.ts';
import { scorePredictions } from './scorePredictions.ts';

let api: TestApi;
let team: TestTeam;
let worker: Awaited<ReturnType<typeof startTestWorker>>;
const faults = new RecurringFaults();

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  team = await createTestTeam(api.client);
  worker = await startTestWorker(api.url, team);
});

type Score = { verdict: string; outcome: { value: number } | null };
type Scored = { score: Score | null; formerScores: Score[] };

/** 20 steps of 8 ms and an evaluation of 100 ms: 0.26 s. */
async function train() {
  const { lease } = await worker.claim();
  if (!lease) throw new Error('Nothing is queued.');
  await worker.report(lease, 0, [testRow(20, 8, 0.05)]);
  await worker.complete(lease, 0, 20);
}

async function read(stageId: string): Promise<Scored> {
  const query = `query ($id: ID!) { node(id: $id) { ... on StudyStage { predictions {
    score { verdict outcome { value } } formerScores { verdict outcome { value } } } } } }`;
  const variables = { id: globalId('StudyStage', stageId) };
  const answer = await ask<{ node: { predictions: Scored[] } }>(api.url, query, {
    token: team.readToken,
    variables,
  });
  const [prediction] = answer.node.predictions;
  if (!prediction) throw new Error('Nothing was foretold.');
  return prediction;
}

const scored = (stageId: string, isDone: (prediction: Scored) => boolean) =>
  until(async () => {
    await scorePredictions(api.client, faults);
    const prediction = await read(stageId);
    return isDone(prediction) ? prediction : null;
  }, 30);

const send = (mutation: string) =>
  ask(api.url, `mutation { ${mutation} { userErrors { message } } }`, { token: team.writeToken });

describe('the score of a prediction', () => {
  it('keeps no other waiting where it cannot be made', async () => {
    const studyId = await createStudy(api, team);
    const broken = await foretellStage(api, team, { studyId, position: 0, inputs: null });
    const sound = await foretellStage(api, team, { studyId, position: 1 });
    await train();
    await train();
    const { score } = await scored(sound.stageId, (prediction) => prediction.score !== null);
    expect(score).toEqual({ verdict: 'INSIDE', outcome: { value: expect.closeTo(0.26, 9) } });
    expect((await read(broken.stageId)).score).toBeNull();

    const written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const memory = new RecurringFaults();
    for (let look = 0; look < 5; look++) await scorePredictions(api.client, memory);
    const said = written.mock.calls.filter(([line]) => String(line).includes(broken.stageId));
    written.mockRestore();
    // The API of the test may be at it as well, with a memory of its own.
    expect([1, 2]).toContain(said.length);
    expect(JSON.parse(String(said[0]?.[0]))).toMatchObject({
      message: 'The predictions of a stage could not be scored.',
      fault: expect.stringContaining('TypeError'),
    });
    // With its team it goes, and is not tried for ever.
    await api.client.team.delete({ where: { id: team.localId } });
  });

  it('is made again where the sweep is opened again, and the former one is kept', async () => {
    const hook = {
      name: 'Chat',
      url: 'https://127.0.0.1/',
      secret: 'sealed',
      events: ['PREDICTION_SCORED' as const],
    };
    await api.client.webhook.create({ data: { teamId: team.localId, ...hook } });
    const studyId = await createStudy(api, team);
    const { sweepId, stageId } = await foretellStage(api, team, { studyId, position: 0 });
    await train();
    const { score: first, formerScores } = await scored(stageId, ({ score }) => score !== null);
    expect([first?.verdict, formerScores]).toEqual(['INSIDE', []]);

    await send(`addRuns(input: { sweepId: "${sweepId}", batchSizes: [8], seeds: [2] })`);
    await scorePredictions(api.client, faults);
    expect((await read(stageId)).score).toEqual(first);
    await train();
    // Two runs cost what nobody foretold of one.
    const again = await scored(stageId, (prediction) => prediction.formerScores.length > 0);
    expect(again).toEqual({ score: { verdict: 'UNDECIDED', outcome: null }, formerScores: [first] });
    await scorePredictions(api.client, faults);
    expect(await read(stageId)).toEqual(again);
    const told = await api.client.teamEvent.findMany({
      where: { teamId: team.localId, kind: 'PREDICTION_SCORED' },
      orderBy: { id: 'asc' },
    });
    expect(told.map(({ data }) => (data as { verdict: string }).verdict)).toEqual(['INSIDE', 'UNDECIDED']);
  });

  it('stays where the sweep was opened again and canceled', async () => {
    const studyId = await createStudy(api, team);
    const { sweepId, stageId } = await foretellStage(api, team, { studyId, position: 0 });
    await train();
    const before = await scored(stageId, ({ score }) => score !== null);
    await send(`addRuns(input: { sweepId: "${sweepId}", batchSizes: [8], seeds: [2] })`);
    await send(`cancelSweep(input: { sweepId: "${sweepId}" })`);
    await scorePredictions(api.client, faults);
    expect(await read(stageId)).toEqual(before);
  });
});
