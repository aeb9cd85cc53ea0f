import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { builtInDatasets, builtInModels } from '../../library/builtIn/builtIns.ts';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { fencedBlocks } from '../../testing/fencedBlocks.ts';
import { ask } from '../../testing/graphql.ts';
import { sendFile } from '../../testing/sendDataset.ts';
import { signInAs } from '../../testing/signInAs.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { subscribe } from '../../testing/subscribe.ts';
import { startTestWorker, testRow } from '../../testing/testWorker.ts';
import { trainQueuedRuns } from '../../testing/trainSyntheticSweep.ts';

const page = readFileSync(new URL('../../../../docs/api.md', import.meta.url), 'utf8');
const operations = new Map(
  fencedBlocks(page, 'graphql').map((text) => [/ (\w+)/.exec(text)?.[1] ?? '', text]),
);

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

it('every operation of docs/api.md does what the page says, one after the other', async () => {
  const team = await createTestTeam(api.client);
  const owner = await signInAs(api, team, 'OWNER');
  const run = new Set<string>();
  const operation = (name: string): string => {
    run.add(name);
    return operations.get(name) ?? '';
  };

  type Who = { viewer: { teams: { id: string }[]; memberships: { team: { id: string } }[] } };
  const who = await ask<Who>(api.url, operation('WhoAmI'), owner);
  const teamId = who.viewer.teams[0]?.id ?? '';
  expect(teamId).toBe(team.id);
  expect(who.viewer.memberships).toMatchObject([{ team: { id: team.id } }]);
  const byToken = await ask<Who>(api.url, operation('WhoAmI'), { token: team.readToken });
  expect(byToken.viewer).toMatchObject({ teams: [{ id: team.id }], memberships: [] });

  type Token = { createApiToken: { apiToken: { id: string }; secret: string; userErrors: [] } };
  const made = await ask<Token>(api.url, operation('CreateToken'), { ...owner, variables: { teamId } });
  expect(made.createApiToken.userErrors).toEqual([]);
  const token = made.createApiToken.secret;

  // The page takes two that every team begins with.
  const named = (list: string) =>
    new RegExp(`${list}\\(.*name: "([^"]+)"`).exec(operation('Choose'))?.[1] ?? '';
  const [model, dataset] = [named('models'), named('datasets')];
  expect(builtInModels.map(({ name }) => name)).toContain(model);
  expect(builtInDatasets.map(({ name }) => name)).toContain(dataset);
  await api.client.model.updateMany({ where: { teamId: team.localId }, data: { name: model } });
  await api.client.dataset.updateMany({ where: { teamId: team.localId }, data: { name: dataset } });
  type Choice = Record<'models' | 'datasets', { nodes: { id: string }[] }>;
  const choice = await ask<Choice>(api.url, operation('Choose'), { token, variables: { teamId } });
  const [modelId, datasetId] = [choice.models.nodes[0]?.id, choice.datasets.nodes[0]?.id];

  type Sweep = { createSweep: { sweep: { id: string; status: string }; userErrors: [] } };
  const start = { token, variables: { teamId, modelId, datasetId } };
  const { createSweep } = await ask<Sweep>(api.url, operation('StartSweep'), start);
  expect(createSweep).toMatchObject({ sweep: { status: 'RUNNING' }, userErrors: [] });
  expect(await ask<Sweep>(api.url, operation('StartSweep'), start)).toEqual({ createSweep });
  const sweepId = createSweep.sweep.id;

  const worker = await startTestWorker(api.url, team);
  const { lease } = await worker.claim();
  if (!lease) throw new Error('Nothing is queued.');
  await worker.report(lease, 0, [testRow(1, lease.run.batchSize)]);
  const live = await subscribe(api.url, token, { sweepId }, operation('Follow'));
  const events = await live.until(({ kind }) => kind === 'RUN_PROGRESSED');
  live.close();
  expect(events.map(({ kind }) => kind)).toEqual(['RUN_CLAIMED', 'RUN_PROGRESSED']);

  const guessed = await ask(api.url, operation('FirstGuess'), { token, variables: { sweepId } });
  expect(guessed).toEqual({ sweep: { firstEstimates: [] } });

  const estimate = await ask(api.url, operation('Estimate'), { token, variables: { sweepId } });
  expect(estimate).toMatchObject({ sweep: { status: 'RUNNING', runCounts: { running: 1, queued: 14 } } });

  const toAdd = await ask(api.url, operation('RunsToAdd'), { token, variables: { sweepId } });
  expect(toAdd).toMatchObject({ sweep: { suggestedRuns: { runs: [], openRuns: 15, stopReason: null } } });
  const { batchSize, seed } = lease.run;
  const added = { token, variables: { sweepId, runs: [{ batchSize, seed }] } };
  // It is there already.
  expect(await ask(api.url, operation('AddThem'), added)).toEqual({ addRuns: { runs: 0, userErrors: [] } });
  const atBudget = await ask(api.url, operation('BestAtBudget'), { token, variables: { sweepId } });
  expect(atBudget).toEqual({
    sweep: { bestBatchSizeByBudget: { smallest: null, largest: null, points: [] } },
  });
  const forBudget = await ask(api.url, operation('AnswerAtBudget'), { token, variables: { sweepId } });
  expect(forBudget).toEqual({ sweep: { budgetMetric: null, budgetAnswer: null } });

  const choose = { token, variables: { sweepIds: [sweepId] } };
  expect(await ask(api.url, operation('ChooseSweep'), choose)).toMatchObject({
    sweepComparison: { hindrances: [], answer: 'TOO_FEW_MEASURED', best: null, factorToNext: null },
  });

  type Compared = { sweeps: { nodes: { number: number }[] } };
  const compared = await ask<Compared>(api.url, operation('CompareSweeps'), { token, variables: { teamId } });
  expect(compared.sweeps.nodes).toMatchObject([{ number: 1, origin: 'TRAINED', estimate: null }]);

  const policies = await ask(api.url, operation('ComparePolicies'), start);
  expect(policies).toMatchObject({
    createPolicyComparison: { policyComparison: { result: { best: null } }, userErrors: [] },
  });

  const seen = await ask(api.url, operation('Workers'), { token, variables: { teamId } });
  expect(seen).toMatchObject({ workers: { nodes: [{ name: 'test worker', currentRuns: [{ step: 1 }] }] } });

  const own = await ask(api.url, operation('RecordOwn'), { token, variables: { teamId } });
  expect(own).toMatchObject({
    createModel: { model: { version: 1 }, userErrors: [] },
    createDataset: { dataset: { version: 1 }, userErrors: [] },
  });

  type Invited = { createInvitation: { link: string } };
  const invited = await ask<Invited>(api.url, operation('Invite'), { ...owner, variables: { teamId } });
  expect(invited.createInvitation.link).toMatch(/^http:.*\/invitation\?token=/);

  const changes = await ask(api.url, operation('Changes'), { ...owner, variables: { teamId } });
  expect(changes).toMatchObject({
    team: { auditEntries: { totalCount: 1, nodes: [{ objectId: sweepId }] } },
  });

  type Frozen = { createReport: { report: { versions: { id: string }[] } } };
  const frozen = await ask<Frozen>(api.url, operation('Freeze'), { token, variables: { teamId, sweepId } });
  const reportVersionId = frozen.createReport.report.versions[0]?.id;
  type Shared = { createReportShare: { link: string } };
  const shared = await ask<Shared>(api.url, operation('Share'), { token, variables: { reportVersionId } });
  const secret = shared.createReportShare.link.split('/').at(-1);
  expect(await ask(api.url, operation('Shared'), { variables: { secret } })).toMatchObject({
    sharedReport: {
      status: 'ACTIVE',
      version: 1,
      content: { team: null, sweeps: [{ name: null, cost: null }] },
    },
  });

  // Who follows the page hands in the sweep that they have trained: it is about the same target.
  const targetIn = (name: string) => /metric: \w+, threshold: [\d.]+/.exec(operations.get(name) ?? '')?.[0];
  expect(targetIn('StartSweep')).toBeDefined();
  for (const name of ['ComparePolicies', 'PublishBenchmark'])
    expect(targetIn(name)).toBe(targetIn('StartSweep'));
  type Published = { createBenchmark: { benchmark: { id: string; slug: string }; userErrors: [] } };
  const published = await ask<Published>(api.url, operation('PublishBenchmark'), {
    ...owner,
    variables: { teamId, modelId, datasetId },
  });
  const { id: benchmarkId, slug } = published.createBenchmark.benchmark;
  const rival = await createTestTeam(api.client);
  const trained = await createSweepOverHttp(api.url, rival, { batchSizes: [64], seeds: [1, 2, 3] });
  await trainQueuedRuns(await startTestWorker(api.url, rival), 20);
  const handIn = { token: rival.writeToken, variables: { benchmarkId, sweepId: trained.id } };
  const handedIn = await ask<{ submitSweep: { submission: { id: string } } }>(
    api.url,
    operation('HandIn'),
    handIn,
  );
  expect(handedIn).toMatchObject({
    submitSweep: { submission: { rank: 1, batchSize: 64, score: { seeds: 3, misses: 0 } }, userErrors: [] },
  });
  const submissionId = handedIn.submitSweep.submission.id;
  expect(await ask(api.url, operation('Board'), { token, variables: { slug } })).toMatchObject({
    benchmark: {
      version: { leaderboard: { nodes: [{ rank: 1, trust: 'REPORTED', replications: [] }] } },
      history: { nodes: [{ kind: 'SUBMITTED' }, { kind: 'VERSION_PUBLISHED' }] },
    },
  });
  expect(await ask(api.url, operation('TrainedAgain'), { token, variables: { submissionId } })).toMatchObject(
    {
      submission: { retraining: { matched: 0, mismatched: 0, setAside: 0 }, disputes: [] },
    },
  );

  const sender = { id: teamId, writeToken: token };
  const table = 'batch,epochs,gave_up\n1632,34,\n1632,35,\n3264,36,\n';
  const { id: uploadId } = await sendFile(api.url, sender, 'epochs.csv', table);
  const importing = (dryRun: boolean) => ({ token, variables: { uploadId, dryRun } });
  const preview = { runCount: 3, notes: ['ONE_PERCENT', 'STEPS_ROUNDED_UP'], problems: [] };
  expect(await ask(api.url, operation('ImportTable'), importing(true))).toMatchObject({
    importSweep: { sweep: null, preview, userErrors: [] },
  });
  type Imported = { importSweep: { sweep: { id: string } } };
  const imported = await ask<Imported>(api.url, operation('ImportTable'), importing(false));
  expect(imported).toMatchObject({
    importSweep: { sweep: { origin: 'IMPORTED', imported: { fileName: 'epochs.csv' } }, preview },
  });
  const readings = 'temperature,pressure,state\n20,1,0\n25,1.1,2\n';
  const { id: dataId } = await sendFile(api.url, sender, 'sensors.csv', readings);
  const bringing = (dryRun: boolean) => ({ token, variables: { uploadId: dataId, dryRun } });
  const described = { trainingExamples: 2, testExamples: 0, minimum: 1, maximum: 25 };
  expect(await ask(api.url, operation('BringDataset'), bringing(true))).toMatchObject({
    createDatasetFromUpload: { dataset: null, preview: described, userErrors: [] },
  });
  type Brought = { createDatasetFromUpload: { dataset: { id: string } } };
  const brought = await ask<Brought>(api.url, operation('BringDataset'), bringing(false));
  expect(brought).toMatchObject({
    createDatasetFromUpload: {
      dataset: { version: 1, file: { fileName: 'sensors.csv' } },
      preview: described,
    },
  });
  type Waiting = { team: { importUploads: { nodes: { id: string; fileName: string }[] } } };
  const waiting = await ask<Waiting>(api.url, operation('WaitingFiles'), { ...owner, variables: { teamId } });
  const [newest] = waiting.team.importUploads.nodes;
  expect(newest?.fileName).toBe('sensors.csv');
  const removing = { ...owner, variables: { importUploadId: newest?.id } };
  expect(await ask(api.url, operation('RemoveWaitingFile'), removing)).toEqual({
    removeImportUpload: { importUpload: { fileName: 'sensors.csv' }, userErrors: [] },
  });
  const everything = { ...owner, variables: { teamId } };
  expect(await ask(api.url, operation('ExportEverything'), everything)).toMatchObject({
    exportTeam: { teamExport: { status: 'QUEUED', sweepsDone: 0 }, userErrors: [] },
  });
  type Registered = { createWebhook: { webhook: { id: string }; secret: string } };
  const registered = await ask<Registered>(api.url, operation('RegisterWebhook'), {
    ...owner,
    variables: { teamId },
  });
  expect(registered.createWebhook.secret).toMatch(/^whsec_/);
  const webhookId = registered.createWebhook.webhook.id;
  const log = await ask(api.url, operation('WebhookLog'), { ...owner, variables: { webhookId } });
  expect(log).toEqual({ webhook: { deliveries: { nodes: [] } } });
  const hooked = { ...owner, variables: { webhookId } };
  type Tested = { testWebhook: { webhookDelivery: { id: string } } };
  const tested = await ask<Tested>(api.url, operation('SendTest'), hooked);
  expect(tested).toMatchObject({ testWebhook: { webhookDelivery: { event: 'TEST' }, userErrors: [] } });
  const webhookDeliveryId = tested.testWebhook.webhookDelivery.id;
  expect(
    await ask(api.url, operation('SendAgain'), { ...owner, variables: { webhookDeliveryId } }),
  ).toMatchObject({ resendWebhookDelivery: { webhookDelivery: { id: webhookDeliveryId }, userErrors: [] } });
  expect(await ask(api.url, operation('ChangeWebhook'), hooked)).toEqual({
    updateWebhook: { webhook: { events: ['SWEEP_DONE'], isActive: false }, userErrors: [] },
  });
  type Rotated = { rotateWebhookSecret: { secret: string } };
  const { rotateWebhookSecret } = await ask<Rotated>(api.url, operation('NewSecret'), hooked);
  expect(rotateWebhookSecret.secret).toMatch(/^whsec_/);
  expect(rotateWebhookSecret.secret).not.toBe(registered.createWebhook.secret);

  type Begun = { createStudy: { study: { id: string } } };
  const begun = await ask<Begun>(api.url, operation('BeginStudy'), { token, variables: { teamId } });
  const studyId = begun.createStudy.study.id;
  type Staged = { addStudyStage: { studyStage: { id: string } } };
  const importedId = imported.importSweep.sweep.id;
  const stage = { token, variables: { studyId, sweepId: importedId } };
  const staged = await ask<Staged>(api.url, operation('AddStage'), stage);
  expect(staged).toMatchObject({ addStudyStage: { studyStage: { state: 'DONE' }, userErrors: [] } });
  const ofStage = { ...owner, variables: { studyStageId: staged.addStudyStage.studyStage.id } };
  type Planned = { addStudyStage: { studyStage: { id: string; size: number } } };
  const planned = await ask<Planned>(api.url, operation('PlanStage'), { token, variables: { studyId } });
  const ofPlanned = { token, variables: { studyStageId: planned.addStudyStage.studyStage.id } };
  expect(await ask(api.url, operation('CorrectStage'), ofPlanned)).toMatchObject({
    changeStudyStage: { studyStage: { size: 535_818 }, userErrors: [] },
  });
  expect(await ask(api.url, operation('DropStage'), ofPlanned)).toMatchObject({
    removeStudyStage: { study: { stages: [{ name: 'Pilot' }] }, userErrors: [] },
  });
  expect(await ask(api.url, operation('StateEffort'), ofStage)).toMatchObject({
    setStageEffort: { studyStage: { personHours: 3, cost: { isWhole: false } }, userErrors: [] },
  });
  expect(await ask(api.url, operation('Decide'), ofStage)).toMatchObject({
    decideStage: { stageDecision: { text: expect.stringContaining('1632'), expected: null }, userErrors: [] },
  });
  const tagging = { token, variables: { sweepId: importedId } };
  expect(await ask(api.url, operation('TagSweep'), tagging)).toEqual({
    updateTeamItem: {
      teamItem: { name: 'MLPerf, by hand', tags: ['pilot'], archivedAt: null },
      userErrors: [],
    },
  });
  const holding = { token, variables: { id: importedId } };
  expect(await ask(api.url, operation('WhatHolds'), holding)).toEqual({
    itemHolders: [{ kind: 'STUDY', name: 'From pilot to production' }],
  });
  const datasetFromFile = brought.createDatasetFromUpload.dataset.id;
  const deleting = { ...owner, variables: { id: datasetFromFile } };
  expect(await ask(api.url, operation('DeleteItem'), deleting)).toEqual({
    deleteTeamItem: { deletedId: datasetFromFile, userErrors: [] },
  });
  expect(await ask(api.url, operation('Notifications'), owner)).toMatchObject({
    viewer: { notifications: { nodes: expect.any(Array) } },
  });
  expect(await ask(api.url, operation('ReadAll'), owner)).toEqual({
    readNotifications: { unreadCount: 0, userErrors: [] },
  });

  const end = { sweepId, apiTokenId: made.createApiToken.apiToken.id };
  expect(await ask(api.url, operation('StopAndRevoke'), { ...owner, variables: end })).toMatchObject({
    cancelSweep: { sweep: { status: 'CANCELED' }, userErrors: [] },
    revokeApiToken: { apiToken: { status: 'REVOKED' }, userErrors: [] },
  });
  expect([...run]).toEqual([...operations.keys()]);
});
