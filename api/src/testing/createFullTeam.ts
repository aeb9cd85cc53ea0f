import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { globalId, parseGlobalId } from '../platform/node/globalId.ts';
import { createComparisonOverHttp } from './createComparisonOverHttp.ts';
import { createLeaderboard } from './createLeaderboard.ts';
import { createSweepOverHttp } from './createSweepOverHttp.ts';
import { createTestTeam } from './createTestTeam.ts';
import { quietWeek } from './quietWeek.ts';
import type { TestApi } from './startTestApi.ts';
import { startTestWorker, testRow } from './testWorker.ts';
import { until } from './until.ts';

/** A team with at least one of everything. `ids` has a global id for each noun, keyed as the API's arguments are. */
export async function createFullTeam(api: TestApi) {
  const { client, url } = api;
  const team = await createTestTeam(client);
  const user = await client.user.create({
    data: {
      name: 'Somebody',
      email: `${randomUUID()}@example.org`,
      memberships: { create: { teamId: team.localId, role: 'OWNER' } },
    },
    include: { memberships: true },
  });
  const sweep = await createSweepOverHttp(url, team, { name: `Sweep of ${team.localId}`, seeds: [1, 2] });
  const worker = await startTestWorker(url, team);
  const { lease } = await worker.claim();
  if (!lease) throw new Error('Nothing is queued.');
  await worker.report(lease, 0, [testRow(1, 8), testRow(20, 8)]);
  await worker.complete(lease, 0, 20);
  const held = (await worker.claim()).lease;
  if (!held) throw new Error('Nothing is queued.');
  const bytes = randomBytes(100);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const headers = { authorization: `Bearer ${team.workerToken}` };
  await fetch(`${url}/checkpoints/${sha256}`, { method: 'PUT', body: bytes, headers });
  await worker.recordCheckpoint(held, sha256, 1);

  const apiToken = await client.apiToken.findFirstOrThrow({ where: { referenceId: team.localId } });
  const auditEntry = await client.auditEntry.findFirstOrThrow({ where: { teamId: team.localId } });
  const price = await client.price.create({
    data: {
      teamId: team.localId,
      device: 'cpu',
      currency: 'EUR',
      pricePerDeviceHour: 3.6,
      validFrom: new Date(2020, 0, 1),
    },
  });
  const savedView = await client.savedView.create({
    data: { teamId: team.localId, page: 'COMPARE', name: `View of ${team.localId}`, search: 's=1&s=2' },
  });
  const unstarted = await createSweepOverHttp(url, team, { name: `Unstarted sweep of ${team.localId}` });
  const forecast = await client.forecast.findFirstOrThrow({
    where: { sweepId: parseGlobalId(unstarted.id)?.id ?? '' },
  });
  const study = await client.study.create({
    data: {
      teamId: team.localId,
      name: `Study of ${team.localId}`,
      stages: { create: { position: 0, name: 'Pilot', size: 15 } },
    },
    include: { stages: true },
  });
  const stageId = study.stages[0]?.id ?? '';
  const prediction = await client.prediction.create({
    data: {
      teamId: team.localId,
      stageId,
      quantity: 'CRITICAL_BATCH_SIZE',
      rule: 'UNCHANGED',
      value: 40,
      lower: 20,
      upper: 80,
      level: 0.95,
      inputs: { assumptions: [] },
      inputHash: 'a'.repeat(64),
      scores: { create: { verdict: 'INSIDE', outcome: 44, factor: 1.1 } },
    },
  });
  const invitation = await client.invitation.create({
    data: {
      teamId: team.localId,
      email: `${randomUUID()}@example.org`,
      role: 'MEMBER',
      status: 'pending',
      expiresAt: new Date(Date.now() + 1_000_000),
    },
  });
  const session = await client.session.create({
    data: { userId: user.id, token: randomUUID(), expiresAt: new Date(Date.now() + 1_000_000) },
  });
  const memo = await client.memo.create({
    data: {
      teamId: team.localId,
      weekFrom: new Date('2026-11-16'),
      data: quietWeek,
      inputHash: 'b'.repeat(64),
    },
  });
  const memoSchedule = await client.memoSchedule.create({
    data: {
      teamId: team.localId,
      weekday: 1,
      hour: 8,
      locale: 'EN',
      nextDueAt: new Date('2100-01-04T08:00:00Z'),
    },
  });
  const webhook = await client.webhook.create({
    data: {
      teamId: team.localId,
      name: `Webhook of ${team.localId}`,
      url: 'https://hooks.example.org/secret',
      secret: 'sealed',
      events: ['MEMO'],
    },
  });
  const webhookEvent = await client.webhookEvent.create({
    data: { teamId: team.localId, kind: 'TEST', data: { webhookId: webhook.id } },
  });
  const webhookDelivery = await client.webhookDelivery.create({
    data: {
      teamId: team.localId,
      webhookId: webhook.id,
      eventId: webhookEvent.id,
      attemptCount: 1,
      attempts: {
        create: {
          number: 1,
          url: webhook.url,
          sentAt: new Date(),
          signature: 'v1,x',
          milliseconds: 1,
          status: 500,
          responseHead: '',
        },
      },
    },
  });
  const report = await client.report.create({
    data: {
      teamId: team.localId,
      title: 'Report',
      lastVersion: 1,
      versions: {
        create: {
          number: 1,
          title: 'Report',
          snapshotHash: 'c'.repeat(64),
          snapshot: {
            schemaVersion: 1,
            frozenAt: '2026-11-24T08:00:00.000Z',
            ...{ team: null, author: null, title: 'Report', text: '', sweeps: [], studies: [] },
          },
        },
      },
    },
    include: { versions: true },
  });
  const versionId = report.versions[0]?.id ?? '';
  const share = await client.reportShare.create({
    data: {
      reportId: report.id,
      versionId,
      teamId: team.localId,
      secretHash: randomUUID(),
      hidesNames: false,
      hiddenFields: [],
      expiresAt: new Date(Date.now() + 1_000_000),
    },
  });
  const teamExport = await client.teamExport.create({
    data: {
      teamId: team.localId,
      status: 'FAILED',
      failureMessage: 'Nothing was written.',
      finishedAt: new Date(),
    },
  });
  const importUpload = await client.importUpload.create({
    data: {
      teamId: team.localId,
      fileName: 'waiting.csv',
      contentHash: 'f'.repeat(64),
      byteLength: 12n,
      expiresAt: new Date(Date.now() + 1_000_000),
    },
  });
  const comment = await client.comment.create({
    data: { teamId: team.localId, reportId: report.id, authorId: user.id, text: 'Looks right.' },
  });
  const target = await client.target.findFirstOrThrow({ where: { sweep: { teamId: team.localId } } });
  const run = await client.run.findFirstOrThrow({
    where: { teamId: team.localId, status: 'SUCCEEDED' },
    include: { attempts: true },
  });
  const estimate = await until(() => client.estimate.findFirst({ where: { targetId: target.id } }));
  const policyComparison = await createComparisonOverHttp(url, team);
  const { benchmark, submission, dispute, attestation } = await createLeaderboard(api, team, sweep.id);
  return {
    ...team,
    userId: user.id,
    held,
    sha256,
    ids: {
      teamId: team.id,
      userId: globalId('User', user.id),
      membershipId: globalId('Membership', user.memberships[0]?.id ?? ''),
      invitationId: globalId('Invitation', invitation.id),
      sessionId: globalId('Session', session.id),
      apiTokenId: globalId('ApiToken', apiToken.id),
      auditEntryId: globalId('AuditEntry', auditEntry.id),
      modelId: team.modelId,
      datasetId: team.datasetId,
      sweepId: sweep.id,
      targetId: globalId('Target', target.id),
      runId: globalId('Run', run.id),
      attemptId: globalId('Attempt', run.attempts[0]?.id ?? ''),
      estimateId: globalId('Estimate', estimate.id),
      workerId: worker.id,
      priceId: globalId('Price', price.id),
      savedViewId: globalId('SavedView', savedView.id),
      policyComparisonId: policyComparison.id,
      forecastId: globalId('Forecast', forecast.id),
      studyId: globalId('Study', study.id),
      studyStageId: globalId('StudyStage', stageId),
      predictionId: globalId('Prediction', prediction.id),
      memoId: globalId('Memo', memo.id),
      memoScheduleId: globalId('MemoSchedule', memoSchedule.id),
      commentId: globalId('Comment', comment.id),
      reportId: globalId('Report', report.id),
      reportVersionId: globalId('ReportVersion', versionId),
      reportShareId: globalId('ReportShare', share.id),
      webhookId: globalId('Webhook', webhook.id),
      webhookDeliveryId: globalId('WebhookDelivery', webhookDelivery.id),
      teamExportId: globalId('TeamExport', teamExport.id),
      importUploadId: globalId('ImportUpload', importUpload.id),
    },
    /** What every other team may see as well. */
    openIds: {
      benchmarkId: globalId('Benchmark', benchmark.id),
      submissionId: globalId('Submission', submission.id),
      disputeId: globalId('Dispute', dispute.id),
      attestationId: globalId('Attestation', attestation.id),
    },
    slug: benchmark.slug,
  };
}

export type FullTeam = Awaited<ReturnType<typeof createFullTeam>>;
