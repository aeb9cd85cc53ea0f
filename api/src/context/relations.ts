import type { Dataset, Model, PrismaClient } from '@critbatch/prisma/generated/client';
import DataLoader from 'dataloader';
import type { Access } from '../access/access.ts';
import { findApiTokens } from '../apiToken/findApiTokens.ts';
import { findAttempts } from '../attempt/attempt.service.ts';
import {
  findBenchmarks,
  findDisputes,
  findEvidence,
  findReplications,
  findSubmissions,
} from '../benchmark/findSubmissions.ts';
import { findPlaces, findTotals } from '../benchmark/leaderboard.ts';
import { findRunTimes } from '../cost/runTimes.ts';
import type { StepTimeView } from '../cost/stepTimes.ts';
import { stepTimesOf } from '../cost/stepTimes.ts';
import { findCrossings } from '../crossing/crossing.service.ts';
import { findDatasetFiles } from '../datasetFile/findDatasetFiles.ts';
import { findDraws } from '../estimate/estimate.service.ts';
import type { EstimateView } from '../estimate/presentEstimate.ts';
import { findInvitations } from '../invitation/findInvitations.ts';
import { historyLoader, latestLoader } from '../measurement/pointLoaders.ts';
import { findNoiseMeasurements } from '../noiseScale/noiseMeasurements.ts';
import type { RowBudget } from '../page/rowBudget.ts';
import { findDecisions } from '../plan/findDecisions.ts';
import {
  findComparisons,
  findFirstSweeps,
  findResults,
} from '../policyComparison/policyComparison.service.ts';
import { findPrices } from '../price/findPrices.ts';
import { findShares, findSharesOf } from '../report/reportShares.ts';
import { findSnapshots, findVersions, findVersionsOf } from '../report/reportVersions.ts';
import { firstRunsLoader } from '../run/firstRunsLoader.ts';
import { countRuns } from '../run/runTotals.ts';
import { findSessions } from '../session/findSessions.ts';
import type { TargetRecord } from '../target/target.service.ts';
import { findTargets, findTargetsOfSweeps, newestEstimates } from '../target/target.service.ts';
import { findVisibleUsers } from '../user/user.service.ts';
import { findCurrentRuns } from '../worker/currentRuns.ts';
import { findOfferedModels } from '../worker/offeredModels.ts';
import { findThroughputs } from '../worker/throughputs.ts';
import type { Kept } from './kept.ts';
import type { KeptRecords } from './keptRecords.ts';

/**
 * The relations of one operation: whatever is asked for in one tick is read in one statement, so that a page costs the
 * same number of statements however many rows it shows.
 */
export function createRelations(
  { prisma, kept }: { prisma: PrismaClient; kept: KeptRecords },
  access: Access,
  budget: RowBudget,
) {
  const runTimesOfSweep = grouped(
    (ids) => findRunTimes(prisma, ids),
    (time) => time.sweepId,
  );
  const byIds = (ids: readonly string[]) => ({ where: { id: { in: [...ids] } } });
  return {
    team: single(async (ids) => {
      const teams = await prisma.team.findMany(byIds(ids));
      return teams.map((team) => ({ ...team, teamId: team.id }));
    }, idOf),
    user: single((ids) => findVisibleUsers(prisma, access, ids), idOf),
    membership: single((ids) => prisma.membership.findMany(byIds(ids)), idOf),
    invitation: single((ids) => findInvitations(prisma, access, ids), idOf),
    session: single((ids) => findSessions(prisma, access, ids), idOf),
    apiToken: single((ids) => findApiTokens(prisma, ids), idOf),
    auditEntry: single((ids) => prisma.auditEntry.findMany(byIds(ids)), idOf),
    model: single((ids) => prisma.model.findMany(byIds(ids)), idOf),
    modelOfSweep: unchanging<Model>(kept.models, (ids) => prisma.model.findMany(byIds(ids))),
    dataset: single((ids) => prisma.dataset.findMany(byIds(ids)), idOf),
    datasetOfSweep: unchanging<Dataset>(kept.datasets, (ids) => prisma.dataset.findMany(byIds(ids))),
    datasetFile: single(
      (keys) => findDatasetFiles(prisma, keys),
      ({ teamId, sha256 }) => `${teamId}/${sha256}`,
    ),
    sweep: single((ids) => prisma.sweep.findMany(byIds(ids)), idOf),
    run: single((ids) => prisma.run.findMany(byIds(ids)), idOf),
    worker: single((ids) => prisma.worker.findMany(byIds(ids)), idOf),
    price: single((ids) => prisma.price.findMany(byIds(ids)), idOf),
    savedView: single((ids) => prisma.savedView.findMany(byIds(ids)), idOf),
    target: single((ids) => findTargets(prisma, ids), idOf),
    attempt: single((ids) => findAttempts(prisma, { id: { in: [...ids] } }), idOf),
    estimate: single((ids) => kept.estimates.byIds(prisma, ids), idOf),
    newestEstimate: newestEstimateLoader(prisma, kept),
    drawsOfEstimate: single((ids) => findDraws(prisma, ids), idOf),
    latestMeasurement: latestLoader(prisma),
    runTotals: single(
      (ids) => countRuns(prisma, ids),
      (totals) => totals.sweepId,
    ),
    targetsOfSweep: grouped(
      (ids) => findTargetsOfSweeps(prisma, ids),
      (target) => target.sweepId,
    ),
    attemptsOfRun: grouped(
      (ids) => findAttempts(prisma, { runId: { in: [...ids] } }),
      (attempt) => attempt.runId,
    ),
    crossingsOfRun: grouped(
      (ids) => findCrossings(prisma, ids),
      (crossing) => crossing.runId,
    ),
    throughputOfWorker: single(
      (ids) => findThroughputs(prisma, ids),
      (throughput) => throughput.workerId,
    ),
    currentRunsOfWorker: grouped(
      (ids) => findCurrentRuns(prisma, ids),
      (run) => run.workerId ?? '',
    ),
    modelsOfWorker: grouped(
      (ids) => findOfferedModels(prisma, ids),
      (model) => model.workerId,
    ),
    policyComparison: single((ids) => prisma.policyComparison.findMany(byIds(ids)), idOf),
    comparisonOfContender: single(
      (ids) => findComparisons(prisma, ids),
      (comparison) => comparison.contenderId,
    ),
    firstSweepOfComparison: single(
      (ids) => findFirstSweeps(prisma, ids),
      (sweep) => sweep.policyComparisonId,
    ),
    policyComparisonResult: single(
      (ids) => findResults(prisma, ids),
      (result) => result.policyComparisonId,
    ),
    teamExport: single((ids) => prisma.teamExport.findMany(byIds(ids)), idOf),
    importOfSweep: single(
      (ids) => prisma.sweepImport.findMany({ where: { sweepId: { in: [...ids] } } }),
      (imported) => imported.sweepId,
    ),
    forecast: single((ids) => prisma.forecast.findMany(byIds(ids)), idOf),
    forecastOfSweep: single(
      (ids) => prisma.forecast.findMany({ where: { sweepId: { in: [...ids] } } }),
      (forecast) => forecast.sweepId,
    ),
    study: single((ids) => prisma.study.findMany(byIds(ids)), idOf),
    studyStage: single((ids) => prisma.studyStage.findMany(byIds(ids)), idOf),
    prediction: single((ids) => prisma.prediction.findMany(byIds(ids)), idOf),
    stagesOfStudy: grouped(
      (ids) =>
        prisma.studyStage.findMany({ where: { studyId: { in: [...ids] } }, orderBy: { position: 'asc' } }),
      (stage) => stage.studyId,
    ),
    predictionsOfStage: grouped(
      (ids) =>
        prisma.prediction.findMany({ where: { stageId: { in: [...ids] } }, orderBy: { quantity: 'asc' } }),
      (prediction) => prediction.stageId,
    ),
    scoresOfPrediction: grouped(
      (ids) =>
        prisma.predictionScore.findMany({
          where: { predictionId: { in: [...ids] } },
          orderBy: { number: 'desc' },
        }),
      (score) => score.predictionId,
    ),
    planOfSweep: single(
      (ids) => prisma.adaptivePlan.findMany({ where: { sweepId: { in: [...ids] } } }),
      (plan) => plan.sweepId,
    ),
    decisionsOfSweep: grouped(
      (ids) => findDecisions(prisma, ids),
      (decision) => decision.sweepId,
    ),
    benchmark: single((ids) => findBenchmarks(prisma, { id: { in: [...ids] } }), idOf),
    versionsOfBenchmark: grouped(
      (ids) =>
        prisma.benchmarkVersion.findMany({
          where: { benchmarkId: { in: [...ids] } },
          orderBy: { number: 'desc' },
        }),
      (version) => version.benchmarkId,
    ),
    placesOfVersion: grouped(
      (ids) => findPlaces(prisma, ids),
      (place) => place.versionId,
    ),
    totalsOfVersion: single(
      (ids) => findTotals(prisma, ids),
      (totals) => totals.versionId,
    ),
    submission: single((ids) => findSubmissions(prisma, 'id', ids), idOf),
    submissionsOfSweep: grouped(
      (ids) => findSubmissions(prisma, 'sweepId', ids),
      (submission) => submission.sweepId,
    ),
    evidenceOfSubmission: single((ids) => findEvidence(prisma, ids), idOf),
    replicationsOfSubmission: grouped(
      (ids) => findReplications(prisma, ids),
      (replication) => replication.submissionId,
    ),
    dispute: single((ids) => findDisputes(prisma, { id: { in: [...ids] } }), idOf),
    disputesOfSubmission: grouped(
      (ids) => findDisputes(prisma, { submissionId: { in: [...ids] } }),
      (dispute) => dispute.submissionId,
    ),
    memo: single((ids) => prisma.memo.findMany(byIds(ids)), idOf),
    memoSchedule: single((ids) => prisma.memoSchedule.findMany(byIds(ids)), idOf),
    webhook: single((ids) => prisma.webhook.findMany(byIds(ids)), idOf),
    webhookEvent: single((ids) => prisma.webhookEvent.findMany(byIds(ids)), idOf),
    webhookDelivery: single((ids) => prisma.webhookDelivery.findMany(byIds(ids)), idOf),
    attemptsOfDelivery: grouped(
      (ids) =>
        prisma.webhookAttempt.findMany({
          where: { deliveryId: { in: [...ids] } },
          orderBy: [{ deliveryId: 'asc' }, { number: 'asc' }],
        }),
      (attempt) => attempt.deliveryId,
    ),
    comment: single((ids) => prisma.comment.findMany(byIds(ids)), idOf),
    mentionsOfComment: grouped(
      (ids) => prisma.commentMention.findMany({ where: { commentId: { in: [...ids] } } }),
      (mention) => mention.commentId,
    ),
    report: single((ids) => prisma.report.findMany(byIds(ids)), idOf),
    reportVersion: single((ids) => findVersions(prisma, ids), idOf),
    reportShare: single((ids) => findShares(prisma, ids), idOf),
    snapshotOfVersion: single((ids) => findSnapshots(prisma, ids), idOf),
    versionsOfReport: grouped(
      (ids) => findVersionsOf(prisma, ids),
      (version) => version.reportId,
    ),
    sharesOfReport: grouped(
      (ids) => findSharesOf(prisma, ids),
      (share) => share.reportId,
    ),
    runTimesOfSweep,
    stepTimesOfSweep: new DataLoader<string, StepTimeView[]>(async (ids) =>
      Promise.all(ids.map(async (id) => stepTimesOf(await runTimesOfSweep.load(id)))),
    ),
    pricesOfTeam: grouped(
      (ids) => findPrices(prisma, ids),
      (price) => price.teamId,
    ),
    noiseOfRun: grouped(
      (ids) => findNoiseMeasurements(prisma, ids),
      (measurement) => measurement.runId,
    ),
    firstRunsOfSweep: firstRunsLoader(prisma),
    historyOfRun: historyLoader(prisma, budget),
  };
}

export type Relations = ReturnType<typeof createRelations>;

const idOf = (row: { id: string }) => row.id;

/** One row per key, null where there is none. */
function single<Row>(read: (keys: readonly string[]) => Promise<Row[]>, keyOf: (row: Row) => string) {
  return new DataLoader<string, Row | null>(async (keys) => {
    const rows = new Map((await read(keys)).map((row) => [keyOf(row), row]));
    return keys.map((key) => rows.get(key) ?? null);
  });
}

/** Versions that a sweep holds on to: they are there as long as it is, and never change. */
function unchanging<Row extends { id: string }>(
  kept: Kept<Row>,
  read: (ids: readonly string[]) => Promise<Row[]>,
) {
  return new DataLoader<string, Row | null>(async (ids) => {
    const rows = await kept.load(ids, async (missing) => (await read(missing)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  });
}

/** The newest estimate of each target, null where it has none yet. */
function newestEstimateLoader(prisma: PrismaClient, { estimates }: KeptRecords) {
  return new DataLoader<TargetRecord, EstimateView | null, string>(
    async (targets) => {
      const views = await estimates.ofHeads(prisma, newestEstimates(targets));
      const ofTarget = new Map(views.map((view) => [view.targetId, view]));
      return targets.map(({ id }) => ofTarget.get(id) ?? null);
    },
    { cacheKeyFn: idOf },
  );
}

/** Every row of each key, in the order in which they were read. */
function grouped<Row>(read: (keys: readonly string[]) => Promise<Row[]>, keyOf: (row: Row) => string) {
  return new DataLoader<string, Row[]>(async (keys) => {
    const groups = Map.groupBy(await read(keys), keyOf);
    return keys.map((key) => groups.get(key) ?? []);
  });
}
