import type { GivenRecommendation } from '@critbatch/theory';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { localId } from '../../platform/node/globalId.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, change } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { startTestWorker } from '../../testing/testWorker.ts';
import { trainSyntheticSweep } from '../../testing/trainSyntheticSweep.ts';

let api: TestApi;
let team: TestTeam;
let sweepId: string;
/** Two studies with the same pilot, whose people took one hour for the one and three for the other. */
let mine: { id: string; stageId: string };
let theirs: { id: string; stageId: string };
const hourlyRate = 60;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
  await api.client.team.update({
    where: { id: team.localId },
    data: { runsPerMonth: 40, hourlyRate, hourlyRateCurrency: 'EUR' },
  });
  await api.client.price.create({
    data: {
      ...{ teamId: team.localId, device: 'cpu', currency: 'EUR', pricePerDeviceHour: 3600 },
      validFrom: new Date(0),
    },
  });
  const worker = await startTestWorker(api.url, team);
  sweepId = (await trainSyntheticSweep(api, team, worker, { currentBatchSize: 512 })).sweep.id;
  mine = await studyOf('Mine', 1);
  theirs = await studyOf('Theirs', 3);
});
afterAll(() => api.stop());

async function studyOf(name: string, personHours: number) {
  const { url, client } = api;
  const made = { teamId: team.id, name };
  const { study } = await change<{ study: { id: string } }>(
    ...([url, team.writeToken, 'createStudy', 'study { id }', made] as const),
  );
  const { studyStage } = await change<{ studyStage: { id: string } }>(
    ...([url, team.writeToken, 'addStudyStage', 'studyStage { id }'] as const),
    { studyId: study.id, name: 'Pilot', sweepId },
  );
  const id = localId('StudyStage', studyStage.id);
  await client.studyStage.update({ where: { id }, data: { personHours } });
  return { id: study.id, stageId: studyStage.id };
}

type Money = { amount: number; currency: string };
type Told = {
  batchSize: number;
  text: string;
  payback: { spent: Money; countsPeople: boolean; differingStudies: number };
};
type Cost = { cost: Money[] };
type Pages = {
  sweep: { spending: Cost[]; recommendation: Told };
  study: { payback: { cost: Cost; text: string }; stages: [{ cost: Cost; recommendation: Told }] };
};
type Content = {
  sweeps: { recommendation: GivenRecommendation }[];
  studies: { stages: [{ recommendation: { given: GivenRecommendation } }] }[];
};

const told = 'batchSize text payback { spent { amount currency } countsPeople differingStudies }';

function pagesOf(studyId: string) {
  const query = `query ($sweep: ID!, $study: ID!) {
    sweep(id: $sweep) { spending { cost { amount currency } } recommendation { ${told} } }
    study(id: $study) { payback { cost { cost { amount currency } } text }
      stages { cost { cost { amount currency } } recommendation { ${told} } } } }`;
  const variables = { sweep: sweepId, study: studyId };
  return ask<Pages>(api.url, query, { token: team.readToken, variables });
}

async function reportOf(studyIds: string[]): Promise<Content> {
  const query = `query ($input: ReportPreviewInput!) { reportPreview(input: $input) { content } }`;
  const content = { title: 'Cost', text: '', sweepIds: [sweepId], studyIds };
  const variables = { input: { teamId: team.id, content } };
  const { reportPreview } = await ask<{ reportPreview: { content: Content } }>(api.url, query, {
    ...{ token: team.readToken, variables },
  });
  return reportPreview.content;
}

async function memoOf(studyId: string | null): Promise<string> {
  type Made = { memo: { text: { markdown: string } } };
  const { memo } = await change<Made>(
    ...([api.url, team.writeToken, 'createMemo', 'memo { text { markdown } }'] as const),
    { teamId: team.id, ...(studyId && { studyId }) },
  );
  return memo.text.markdown.replaceAll('\u00a0', ' ');
}

/** As sentences write it. */
const written = (amount: number) => `${amount.toFixed(2)} EUR`;

it('counts the people of one study wherever something is told of that, and says so where several differ', async () => {
  const { sweep } = await pagesOf(mine.id);
  const devices = sweep.spending.flatMap(({ cost }) => cost).reduce((sum, { amount }) => sum + amount, 0);
  const [costOfMine, costOfTheirs] = [devices + hourlyRate, devices + 3 * hourlyRate];
  for (const [study, amount, other] of [
    [mine, costOfMine, costOfTheirs],
    [theirs, costOfTheirs, costOfMine],
  ] as const) {
    const is = [{ amount: expect.closeTo(amount, 9), currency: 'EUR' }];
    const { payback, stages } = (await pagesOf(study.id)).study;
    const [{ cost, recommendation }] = stages;
    expect([payback.cost.cost, cost.cost, [recommendation.payback.spent]]).toEqual([is, is, is]);
    expect(recommendation.payback).toMatchObject({ countsPeople: true, differingStudies: 0 });

    type Decided = { stageDecision: { text: string; figures: { recommendation: GivenRecommendation } } };
    const { stageDecision } = await change<Decided>(
      ...([api.url, team.writeToken, 'decideStage', 'stageDecision { text figures }'] as const),
      {
        studyStageId: study.stageId,
        choice: 'GO_ON',
        batchSize: recommendation.batchSize,
        reason: 'It saves most.',
      },
    );
    const content = await reportOf([study.id]);
    expect(content.sweeps[0]?.recommendation.payback?.spent.amount).toBeCloseTo(amount, 9);
    expect(content.studies[0]?.stages[0].recommendation.given.payback?.spent.amount).toBeCloseTo(amount, 9);
    for (const text of [payback.text, recommendation.text, stageDecision.text, await memoOf(study.id)]) {
      expect(text.replaceAll('\u00a0', ' ')).toContain(written(amount));
      expect(text.replaceAll('\u00a0', ' ')).not.toContain(written(other));
    }
  }

  // The sweep itself belongs to no study: it counts the most that one states, and says so.
  const { recommendation } = sweep;
  expect(recommendation.payback).toEqual({
    spent: { amount: expect.closeTo(costOfTheirs, 9), currency: 'EUR' },
    ...{ countsPeople: true, differingStudies: 2 },
  });
  const said = 'with people’s work (the most that one of its 2 studies states)';
  expect(recommendation.text.replaceAll('\u00a0', ' ')).toContain(
    `Finding it cost ${written(costOfTheirs)} ${said}`,
  );
  expect(await memoOf(null)).toContain(said);
  for (const content of [await reportOf([]), await reportOf([mine.id, theirs.id])])
    expect(content.sweeps[0]?.recommendation.payback).toMatchObject({
      spent: { amount: expect.closeTo(costOfTheirs, 9) },
      differingStudies: 2,
    });
});
