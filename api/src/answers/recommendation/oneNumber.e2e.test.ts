import type { GivenRecommendation, Interval, ReportSnapshot } from '@critbatch/theory';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { BrowserContext } from 'playwright-core';
import { itWhere, killPython, pythonObstacle, startPython } from '../../../../clients/testing/python.ts';
import { createClient, waitForEstimate } from '../../../../clients/typescript/src/index.ts';
import { answerLines } from '../../../../launcher/src/answerLines.ts';
import type { SweepProgress } from '../../../../launcher/src/sweepProgress.ts';
import { sweepProgressDocument } from '../../../../launcher/src/sweepProgress.ts';
import { globalId, localId } from '../../platform/node/globalId.ts';
import { webhookMessage } from '../../teams/webhook/webhookMessage.ts';
import { publishBenchmark, submitted } from '../../testing/benchmarkOverHttp.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, change } from '../../testing/graphql.ts';
import { browserCookies, signInAs } from '../../testing/signInAs.ts';
import type { TestPortal } from '../../testing/startTestPortal.ts';
import { startTestPortal } from '../../testing/startTestPortal.ts';
import { startTestWorker } from '../../testing/testWorker.ts';
import { trainSyntheticSweep } from '../../testing/trainSyntheticSweep.ts';
import { announceAnswers } from '../estimator/announceAnswers.ts';

let portal: TestPortal;
let team: Awaited<ReturnType<typeof createTestTeam>>;
let context: BrowserContext;
let cookie: string;
let sweepId: string;
let studyId: string;
/** The object that every teller is compared with. */
let told: Told;

beforeAll(async () => {
  portal = await startTestPortal();
  const { url, client, origin } = portal;
  team = await createTestTeam(client);
  const plans = { runsPerMonth: 40, hourlyRate: 30, hourlyRateCurrency: 'USD' };
  await client.team.update({ where: { id: team.localId }, data: plans });
  await client.price.create({
    data: {
      ...{ teamId: team.localId, device: 'cpu', currency: 'USD', pricePerDeviceHour: 7200 },
      validFrom: new Date(2020, 0, 1),
    },
  });
  const worker = await startTestWorker(url, team);
  const { sweep } = await trainSyntheticSweep(portal, team, worker, { name: 'Kite', currentBatchSize: 24 });
  sweepId = sweep.id;
  const { study } = await change<{ study: { id: string } }>(
    ...([url, team.writeToken, 'createStudy', 'study { id }'] as const),
    { teamId: team.id, name: 'Migration' },
  );
  studyId = study.id;
  await client.studyStage.create({
    data: {
      ...{ studyId: localId('Study', studyId), teamId: team.localId, sweepId: localId('Sweep', sweepId) },
      ...{ name: 'Pilot', size: 100, position: 0, personHours: 2 },
    },
  });
  told = (await recommended()).sweep.told;
  context = await portal.browser.newContext({ locale: 'en-GB' });
  ({ cookie } = await signInAs(portal, team, 'MEMBER'));
  await context.addCookies(browserCookies(cookie, origin));
});
afterAll(async () => {
  killPython();
  await portal.stop();
});

type Hours = { before: Interval; after: Interval; saved: Interval; factor: Interval };
/** What the API tells of a recommendation, and as much of it as reports keep. */
type Told = {
  batchSize: number;
  devices: number;
  rule: string;
  measure: string;
  device: string;
  level: number;
  least: Interval;
  valley: { lower: number; upper: number };
  saving: { deviceHours: Hours; cost: { saved: Interval }; currency: string };
  monthly: { runs: number; deviceHours: Interval; cost: Interval; currency: string };
  payback: { spent: { amount: number; currency: string }; days: Interval };
  text: string;
  japanese: string;
};
type Recommended = { told: Told; kept: GivenRecommendation };

function recommended() {
  const ends = '{ value lower upper }';
  const fields = `
    told: recommendation {
      batchSize devices rule measure device level least ${ends} valley { lower upper } text japanese: text(locale: JA)
      saving { deviceHours { before ${ends} after ${ends} saved ${ends} factor ${ends} } cost { saved ${ends} } currency }
      monthly { runs deviceHours ${ends} cost ${ends} currency }
      payback { spent { amount currency } days ${ends} }
    }
    kept: recommendation {
      batchSize rule measure device currentBatchSize least ${ends} leastFactor workFactor steps { than factor }
      saving { work { factor ${ends} } deviceHours { saved ${ends} factor ${ends} after { value } } cost { saved ${ends} } currency }
      monthly { runs } payback { spent { amount currency } countsPeople differingStudies days ${ends} }
    }`;
  const query = `query ($sweep: ID!, $study: ID!) {
    sweep(id: $sweep) { ${fields} }
    study(id: $study) { stages { ${fields} } }
  }`;
  const variables = { sweep: sweepId, study: studyId };
  return ask<{ sweep: Recommended; study: { stages: [Recommended] } }>(portal.url, query, {
    token: team.readToken,
    variables,
  });
}

/** With every space an ordinary one, as browsers, Markdown and terminals may change it, and without Markdown's escapes. */
const evenly = (words: string) => words.replace(/\s+/g, ' ').replaceAll('\\', '');

/** Where a figure of a recommendation stands in the words that all tellers have for it. */
const figures = {
  batchSize: /(?:Use|Keep) batch size \S+(?= |\.)/g,
  factor: /[\d.,]+× less (?:work|device time) than your \d+ \([^)]*\)/g,
  least: /The least (?:work|device time on \S+) is at [^.]+\./g,
  time: /Each training run takes [^)]+\)/g,
  money: /That saves [^)]+\)/g,
  month: /\S+ USD a month at \d+ runs/g,
  payback: /Finding it cost [^.]+\.\d+ USD(?: with people’s work)?, which [^.]+\./g,
  choice: /batch size from \d+ to \d+ surely costs at most \d+ % more work[^.]*\./g,
};

/** Every sentence of the API is there, and no figure is there that the API has not. */
function expectTold(words: string, text = told.text): void {
  const [there, apis] = [evenly(words), evenly(text)];
  const sentences = apis.split(/(?<=\.) (?=[A-Z])|(?<=。)/);
  expect(sentences.filter((sentence) => !there.includes(sentence))).toEqual([]);
  const others = Object.values(figures).flatMap((figure) => there.match(figure) ?? []);
  expect(others.filter((figure) => !apis.includes(figure))).toEqual([]);
}

async function pageText(path: string): Promise<string> {
  const page = await context.newPage();
  await page.goto(`${portal.origin}${path}`);
  const text = await page.locator('main').innerText();
  await page.close();
  return evenly(text);
}

/** As they stand between digits in English. */
const twoDigits = (value: number) => (value < 9.95 ? value.toFixed(1) : value.toFixed(0));
const seconds = ({ value }: { value: number }) => `${twoDigits(3600 * value)} s`;
const cents = (value: number) => value.toFixed(2);
const range = ({ lower, upper }: Interval, write: (value: number) => string) =>
  [...new Set([write(lower ?? Number.NaN), write(upper ?? Number.NaN)])].join('–');
const inSeconds = (interval: Interval) => range(interval, (hours) => `${twoDigits(3600 * hours)} s`);

it('is one object on sweep and stage of the API, whose sentences have its figures', async () => {
  const { sweep, study } = await recommended();
  expect(sweep.told).toMatchObject({ batchSize: 48, devices: 1, rule: 'LEAST_DEVICE_TIME_IN_VALLEY' });
  expect(study.stages[0]).toEqual(sweep);
  for (const figure of Object.values(figures)) expect(evenly(told.text).match(figure)).toHaveLength(1);
  const { batchSize, least, valley, saving, monthly, payback } = told;
  const { saved, factor } = saving.deviceHours;
  const whole = (value: number) => value.toFixed(0);
  const days = range(payback.days, (end) => String(Math.ceil(end)));
  // Written here once by hand; the words of theory are compared with these, and all others with the words of theory.
  expect(evenly(told.text)).toBe(
    [
      `Use batch size ${batchSize}. It takes ${twoDigits(factor.value)}× less device time than your 24 (95 % interval ${range(factor, twoDigits)}).`,
      `The least work is at b* = ${whole(least.value)}; we are 95 % sure that it lies between ${range(least, whole).replace('–', ' and ')}.`,
      `Each training run takes ${seconds(saved)} less device time (${inSeconds(saved)}).`,
      `That saves ${cents(saving.cost.saved.value)} USD in each training run (${range(saving.cost.saved, cents)}), ${cents(monthly.cost.value)} USD a month at 40 runs.`,
      `Finding it cost ${cents(payback.spent.amount)} USD with people’s work, which is paid back within ${Math.ceil(payback.days.value)} days${days === String(Math.ceil(payback.days.value)) ? '' : ` (${days})`}.`,
      `Any batch size from ${Math.ceil(valley.lower)} to ${Math.floor(valley.upper)} surely costs at most 10 % more work; ${batchSize} takes the least time of these on cpu.`,
    ].join(' '),
  );
});

it('is told by the page of the sweep, and is what its panel and its evidence reckon with', async () => {
  const { saving, monthly } = told;
  const { before, after } = saving.deviceHours;
  const decision = await pageText(`/sweeps/${sweepId}`);
  expectTold(decision);
  expect(decision).toContain(
    `${cents(monthly.cost.value)} USD 95 % interval ${range(monthly.cost, cents)} · each run ${seconds(after)} instead of ${seconds(before)}`,
  );
  const evidence = await pageText(`/sweeps/${sweepId}?against=time`);
  expectTold(evidence);
  expect(evidence).toContain(`Device time at b = ${told.batchSize} ${seconds(after)}`);
});

it('is told by the page of the study, its card included, and by the first page', async () => {
  const study = await pageText(`/studies/${studyId}`);
  expectTold(study);
  expect(study).toContain(`The whole study is paid back within ${Math.ceil(told.payback.days.value)} days`);
  expect(study).toContain(`Use batch size ${told.batchSize}`);
  expectTold(await pageText('/'));
});

it('is the size that lists and pickers name before their b*', async () => {
  expect(await pageText('/sweeps')).toContain(`use ${told.batchSize} (least device time) · b* = `);
  expect(await pageText('/compare')).toContain(`use ${told.batchSize} (least device time) · b* = `);
});

it('is told by the memos of team and study, in both languages', async () => {
  for (const scope of [{}, { studyId }]) {
    const { memo } = await change<{ memo: Record<'en' | 'ja', { markdown: string; html: string }> }>(
      ...([portal.url, team.writeToken, 'createMemo'] as const),
      'memo { en: text(locale: EN) { markdown html } ja: text(locale: JA) { markdown html } }',
      { teamId: team.id, ...scope },
    );
    for (const words of Object.values(memo.en)) expectTold(words);
    for (const words of Object.values(memo.ja)) expectTold(words, told.japanese);
  }
});

it('is what a report keeps of sweep and stage, and what its page tells', async () => {
  const content = { title: 'Kite', text: '', sweepIds: [sweepId], studyIds: [studyId] };
  type Made = { createReport: { report: { id: string; versions: { content: ReportSnapshot }[] } } };
  const { createReport } = await ask<Made>(
    portal.url,
    `mutation ($input: CreateReportInput!) {
      createReport(input: $input) { report { id versions { content } } userErrors { message } }
    }`,
    { cookie, variables: { input: { teamId: team.id, content } } },
  );
  const { id, versions } = createReport.report;
  const { kept } = (await recommended()).sweep;
  const frozen = versions[0]?.content;
  expect(frozen?.sweeps[0]?.recommendation).toEqual(kept);
  expect(frozen?.studies?.[0]?.stages[0]?.recommendation?.given).toEqual(kept);
  const page = await pageText(`/reports/${id}`);
  const [sweep = '', ...stage] = page.split('Migration');
  expectTold(sweep);
  expectTold(stage.join('Migration'));
});

type Choice = { batchSize: number; devices: number; seconds: { value: number }; cost: { value: number } };
type Limited = {
  node: { recommendation: Pick<Told, 'batchSize' | 'devices' | 'rule' | 'text' | 'japanese'> };
};

/** A study of the same sweep within limits, whose only stage waits for its decision. */
async function waitingWithin(limits: object, name: string) {
  const { url, client } = portal;
  const { study } = await change<{ study: { id: string } }>(
    ...([url, team.writeToken, 'createStudy', 'study { id }'] as const),
    { teamId: team.id, name, ...limits },
  );
  const stage = await client.studyStage.create({
    data: {
      ...{ studyId: localId('Study', study.id), teamId: team.localId, sweepId: localId('Sweep', sweepId) },
      ...{ name: 'Alone', size: 100, position: 0 },
    },
  });
  const studyStageId = globalId('StudyStage', stage.id);
  const fields = 'recommendation { batchSize devices rule text japanese: text(locale: JA) }';
  const { node } = await ask<Limited>(
    ...([url, `query ($id: ID!) { node(id: $id) { ... on StudyStage { ${fields} } } }`] as const),
    { token: team.readToken, variables: { id: studyStageId } },
  );
  return { id: study.id, studyStageId, recommendation: node.recommendation };
}

it.each([
  ['time, on several devices', 'LEAST_DEVICE_TIME_IN_VALLEY', 2],
  ['money, at another batch size', 'WITHIN_LIMITS', 1],
])('is, with the decision, what a study tells within a limit of %s', async (limited, rule, devices) => {
  type Frontier = { cheapest: Choice; choices: Choice[] };
  const choice = 'batchSize devices seconds { value } cost { value }';
  const { sweep } = await ask<{ sweep: { recommendation: { batchSize: number }; costFrontier: Frontier } }>(
    portal.url,
    `query ($id: ID!) { sweep(id: $id) {
      recommendation { batchSize } costFrontier { cheapest { ${choice} } choices { ${choice} } } } }`,
    { token: team.readToken, variables: { id: sweepId } },
  );
  const { cheapest, choices } = sweep.costFrontier;
  const used =
    choices.find(
      ({ batchSize, devices: count }) => batchSize === sweep.recommendation.batchSize && count === 1,
    ) ?? cheapest;
  // What was recommended takes longer than the cheapest on one device.
  const between = (figure: 'seconds' | 'cost') => (cheapest[figure].value + used[figure].value) / 2;
  expect(used.seconds.value).toBeGreaterThan(1.002 * cheapest.seconds.value);
  const limits = limited.startsWith('time')
    ? { maxHours: between('seconds') / 3600 }
    : { maxCost: between('cost'), currency: 'USD' };
  const { id, studyStageId, recommendation } = await waitingWithin(limits, limited);
  expect(recommendation).toMatchObject({ rule, devices });
  expectTold(await pageText(`/studies/${id}`), recommendation.text);
  const { stageDecision } = await change<{ stageDecision: { text: string } }>(
    ...([portal.url, team.writeToken, 'decideStage', 'stageDecision { text }'] as const),
    { studyStageId, choice: 'GO_ON', batchSize: recommendation.batchSize, reason: 'It saves enough.' },
  );
  const decision = evenly(stageDecision.text);
  expect(await pageText(`/studies/${id}`)).toContain(decision);
  const { memo } = await change<{ memo: { en: { markdown: string }; ja: { markdown: string } } }>(
    ...([portal.url, team.writeToken, 'createMemo'] as const),
    'memo { en: text(locale: EN) { markdown } ja: text(locale: JA) { markdown } }',
    { teamId: team.id, studyId: id },
  );
  expectTold(memo.en.markdown, recommendation.text);
  expectTold(memo.ja.markdown, recommendation.japanese);
  expect(evenly(memo.en.markdown)).toContain(decision);
  const content = { title: 'Limited', text: '', sweepIds: [], studyIds: [id] };
  const { createReport } = await ask<{ createReport: { report: { id: string } } }>(
    portal.url,
    'mutation ($input: CreateReportInput!) { createReport(input: $input) { report { id } userErrors { message } } }',
    { cookie, variables: { input: { teamId: team.id, content } } },
  );
  const report = await pageText(`/reports/${createReport.report.id}`);
  expectTold(report, recommendation.text);
  // A report may withhold money, and tells a decision without its sums and the day that they are of.
  expect(report).toContain(decision.replace(/ That saves .+ are not in them\./, ''));
});

it('is told by the page of a submission to its own team', async () => {
  const { id: benchmarkId, slug } = await publishBenchmark(portal.url, team);
  const { id } = await submitted(portal.url, team, benchmarkId, sweepId);
  expectTold(await pageText(`/benchmarks/${slug}/submissions/${id}`));
});

it('is told by the terminal', async () => {
  const { sweep } = await ask<{ sweep: SweepProgress }>(portal.url, sweepProgressDocument, {
    token: team.readToken,
    variables: { id: sweepId, isOver: true },
  });
  expectTold(answerLines(sweep).join(' '));
});

it('is the object of the client in TypeScript', async () => {
  const client = createClient({ url: portal.url, token: team.readToken });
  const answer = await waitForEstimate(client, sweepId);
  const { batchSize, devices, rule, measure, device, text } = told;
  expect(answer?.recommendation).toEqual({ batchSize, devices, rule, measure, device, text });
});

itWhere(pythonObstacle())('is the object of the client in Python, and what it prints', async () => {
  const program = `
import critbatch, dataclasses, json
estimate = critbatch.Client().sweep("${sweepId}").wait()
print(json.dumps([dataclasses.asdict(estimate.recommendation), str(estimate)]))`;
  const variables = { CRITBATCH_API_URL: portal.url, CRITBATCH_TOKEN: team.readToken };
  const python = startPython(['-c', program], variables);
  if ((await python.ended) !== 0) throw new Error(python.stderr());
  const [recommendation, printed] = JSON.parse(python.stdout());
  const { batchSize: batch_size, devices, rule, measure, device, text } = told;
  expect(recommendation).toEqual({ batch_size, devices, rule, measure, device, text });
  // In ASCII: not every terminal has other signs.
  const ascii = evenly(text).replaceAll('–', '-').replaceAll('×', 'x').replaceAll('’', "'");
  const [answer, page] = printed.split('\n');
  expect(answer).toBe(`${ascii} Target: training loss <= 0.1.`);
  expect(page).toMatch(/\/sweeps\/\w+/);
});

it('is told to webhooks', async () => {
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
  const { batchSize, rule, text } = told;
  expect(data).toMatchObject({ sweepId: globalId('Sweep', place.sweepId) });
  expect(data.recommendation).toEqual({ batchSize, rule, text });
});

it('is compared with the batch size that a member says on its page that they use now', async () => {
  const page = await context.newPage();
  await page.goto(`${portal.origin}/sweeps/${sweepId}`);
  await page.getByText('against your 24 · at 40 training runs a month').click();
  await page.getByLabel('Batch size you use now, for this sweep').fill('300');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('against your 300 · at 40 training runs a month').waitFor();
  const words = evenly(await page.locator('main').innerText());
  await page.close();
  told = (await recommended()).sweep.told;
  expect(told.text).toContain('less device time than your 300');
  expectTold(words);
});
