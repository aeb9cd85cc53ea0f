import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { BrowserContext } from 'playwright-core';
import { itWhere, killPython, pythonObstacle, startPython } from '../../../../clients/testing/python.ts';
import { createClient, waitForEstimate } from '../../../../clients/typescript/src/index.ts';
import { answerLines } from '../../../../launcher/src/answerLines.ts';
import type { SweepProgress } from '../../../../launcher/src/sweepProgress.ts';
import { sweepProgressDocument } from '../../../../launcher/src/sweepProgress.ts';
import { globalId, localId } from '../../platform/node/globalId.ts';
import { webhookMessage } from '../../teams/webhook/webhookMessage.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, change } from '../../testing/graphql.ts';
import { signInAs } from '../../testing/signInAs.ts';
import type { TestPortal } from '../../testing/startTestPortal.ts';
import { startTestPortal } from '../../testing/startTestPortal.ts';
import { startTestWorker } from '../../testing/testWorker.ts';
import { trainSyntheticSweep } from '../../testing/trainSyntheticSweep.ts';
import { announceAnswers } from '../estimator/announceAnswers.ts';

/** Every surface says the number to use in this sentence. */
const said = /Use batch size (\d+)\./;
let portal: TestPortal;
let team: Awaited<ReturnType<typeof createTestTeam>>;
let context: BrowserContext;
let sweepId: string;
let studyId: string;
let batchSize: number;

beforeAll(async () => {
  portal = await startTestPortal();
  const { url, client, origin } = portal;
  team = await createTestTeam(client);
  const worker = await startTestWorker(url, team);
  const { sweep } = await trainSyntheticSweep(portal, team, worker, { name: 'Kite', currentBatchSize: 512 });
  sweepId = sweep.id;
  const { study } = await change<{ study: { id: string } }>(
    ...([url, team.writeToken, 'createStudy', 'study { id }'] as const),
    { teamId: team.id, name: 'Migration' },
  );
  studyId = study.id;
  await client.studyStage.create({
    data: {
      ...{ studyId: localId('Study', studyId), teamId: team.localId, sweepId: localId('Sweep', sweepId) },
      ...{ name: 'Pilot', size: 100, position: 0 },
    },
  });
  batchSize = (await recommended()).sweep.recommendation.batchSize;
  context = await portal.browser.newContext({ locale: 'en-GB' });
  const { cookie } = await signInAs(portal, team, 'MEMBER');
  const cookies = cookie.split('; ').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return { name, value: value.join('='), url: origin };
  });
  await context.addCookies(cookies);
});
afterAll(async () => {
  killPython();
  await portal.stop();
});

type Recommended = { recommendation: { batchSize: number; text: string } };

function recommended() {
  const query = `query ($sweep: ID!, $study: ID!) {
    sweep(id: $sweep) { recommendation { batchSize text } }
    study(id: $study) { stages { recommendation { batchSize text } } }
  }`;
  const variables = { sweep: sweepId, study: studyId };
  return ask<{ sweep: Recommended; study: { stages: [Recommended] } }>(portal.url, query, {
    token: team.readToken,
    variables,
  });
}

/** The batch size that a text tells its reader to use. */
const numberIn = (text: string | undefined) => Number(said.exec(text ?? '')?.[1]);

async function pageText(path: string): Promise<string> {
  const page = await context.newPage();
  await page.goto(`${portal.origin}${path}`);
  const text = await page.locator('main').innerText();
  await page.close();
  return text.replace(/\s+/g, ' ');
}

it('is one number on sweep and stage of the API, which says it in its sentences', async () => {
  const { sweep, study } = await recommended();
  expect(batchSize).toBe(48);
  for (const { recommendation } of [sweep, study.stages[0]]) {
    expect(recommendation.batchSize).toBe(batchSize);
    expect(numberIn(recommendation.text)).toBe(batchSize);
  }
});

it('is the number of the pages of sweep and study', async () => {
  expect(numberIn(await pageText(`/sweeps/${sweepId}`))).toBe(batchSize);
  expect(await pageText(`/studies/${studyId}`)).toMatch(new RegExp(`batch size ${batchSize}\\b`, 'i'));
});

it('is the number of the memos of team and study', async () => {
  for (const scope of [{}, { studyId }]) {
    const { memo } = await change<{ memo: { text: { markdown: string } } }>(
      ...([portal.url, team.writeToken, 'createMemo', 'memo { text(locale: EN) { markdown } }'] as const),
      { teamId: team.id, ...scope },
    );
    expect(numberIn(memo.text.markdown)).toBe(batchSize);
  }
});

it('is the number of a report, as it is kept and as its page tells it', async () => {
  const { cookie } = await signInAs(portal, team, 'MEMBER');
  type Made = {
    createReport: { report: { id: string; versions: { content: { sweeps: Recommended[] } }[] } };
  };
  const { createReport } = await ask<Made>(
    portal.url,
    `mutation ($input: CreateReportInput!) {
      createReport(input: $input) { report { id versions { content } } userErrors { message } }
    }`,
    {
      cookie,
      variables: {
        input: {
          teamId: team.id,
          content: { title: 'Kite', text: '', sweepIds: [sweepId], studyIds: [studyId] },
        },
      },
    },
  );
  const { id, versions } = createReport.report;
  expect(versions[0]?.content.sweeps[0]?.recommendation.batchSize).toBe(batchSize);
  expect(numberIn(await pageText(`/reports/${id}`))).toBe(batchSize);
});

it('is the number that the terminal prints', async () => {
  const { sweep } = await ask<{ sweep: SweepProgress }>(portal.url, sweepProgressDocument, {
    token: team.readToken,
    variables: { id: sweepId, isOver: true },
  });
  expect(numberIn(answerLines(sweep)[0])).toBe(batchSize);
});

it('is the number of the client in TypeScript', async () => {
  const client = createClient({ url: portal.url, token: team.readToken });
  const answer = await waitForEstimate(client, sweepId);
  expect(answer?.recommendation?.batchSize).toBe(batchSize);
  expect(numberIn(answer?.recommendation?.text)).toBe(batchSize);
});

itWhere(pythonObstacle())('is the number of the client in Python, and what it prints', async () => {
  const program = `import critbatch; e = critbatch.Client().sweep("${sweepId}").wait(); print(e.recommendation.batch_size, e)`;
  const variables = { CRITBATCH_API_URL: portal.url, CRITBATCH_TOKEN: team.readToken };
  const python = startPython(['-c', program], variables);
  if ((await python.ended) !== 0) throw new Error(python.stderr());
  expect(python.stdout()).toMatch(new RegExp(`^${batchSize} Use batch size ${batchSize}\\. `));
});

it('is the number that a webhook is told', async () => {
  const { client } = portal;
  await client.webhook.create({
    data: {
      ...{ teamId: team.localId, name: 'Chat', url: 'https://hooks.example.org/', secret: 'sealed' },
      events: ['ESTIMATE_IDENTIFIED'],
    },
  });
  const place = { sweepId: localId('Sweep', sweepId) };
  await announceAnswers(client, place.sweepId);
  const event = await client.teamEvent.findFirstOrThrow({ where: { kind: 'ESTIMATE_IDENTIFIED' } });
  const { data } = JSON.parse(webhookMessage(event));
  expect(data).toMatchObject({ sweepId: globalId('Sweep', place.sweepId), recommendation: { batchSize } });
  expect(numberIn(data.recommendation.text)).toBe(batchSize);
});
