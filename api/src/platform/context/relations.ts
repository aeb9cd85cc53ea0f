import { recordsBy } from '@critbatch/prisma/client/columns';
import type { Reader } from '@critbatch/prisma/client/rowReader';
import type { BenchmarkVersion, Dataset, Model, PrismaClient } from '@critbatch/prisma/generated/client';
import { Prisma } from '@critbatch/prisma/generated/client';
import type { AskedOfRun, RunCrossing, RunRow } from '@critbatch/prisma/run/firstRuns';
import { computedCosts } from '../../answers/cost/computedCosts.ts';
import { findRunTimes } from '../../answers/cost/runTimes.ts';
import type { StepTimeView } from '../../answers/cost/stepTimes.ts';
import { stepTimesOf } from '../../answers/cost/stepTimes.ts';
import { findDraws, newestEstimate } from '../../answers/estimate/estimate.service.ts';
import type { EstimatePool } from '../../answers/estimate/estimatePool.ts';
import type { EstimateView } from '../../answers/estimate/presentEstimate.ts';
import { findDecisions } from '../../answers/plan/findDecisions.ts';
import { comparisonResults } from '../../answers/policyComparison/comparisonResults.ts';
import { findComparisons, findFirstSweeps } from '../../answers/policyComparison/policyComparison.service.ts';
import { findDatasetFiles } from '../../library/datasetFile/findDatasetFiles.ts';
import { countAttestedRuns } from '../../publishing/attestation/countAttestedRuns.ts';
import { findAttestations } from '../../publishing/attestation/findAttestations.ts';
import type { DisputeRecord, ReplicationRecord } from '../../publishing/benchmark/behindSubmission.ts';
import { findDisputes, findEvidence, findReplications } from '../../publishing/benchmark/behindSubmission.ts';
import type { LeaderboardTotals } from '../../publishing/benchmark/benchmark.type.ts';
import { findBenchmarks } from '../../publishing/benchmark/findBenchmarks.ts';
import type { SubmissionRecord } from '../../publishing/benchmark/findSubmissions.ts';
import { findSubmissions } from '../../publishing/benchmark/findSubmissions.ts';
import type { Place } from '../../publishing/benchmark/leaderboard.ts';
import { findPlaces, findTotals } from '../../publishing/benchmark/leaderboard.ts';
import { findShares, findSharesOf } from '../../publishing/report/reportShares.ts';
import { findSnapshots, findVersions, findVersionsOf } from '../../publishing/report/reportVersions.ts';
import { type CheckedRuns, findRunChecks } from '../../publishing/retraining/runChecks.ts';
import { findAttempts } from '../../sweeps/attempt/attempt.service.ts';
import { findCrossings } from '../../sweeps/crossing/crossing.service.ts';
import { historyRelation, latestRelation } from '../../sweeps/measurement/pointRelations.ts';
import { findNoiseMeasurements } from '../../sweeps/noiseScale/noiseMeasurements.ts';
import { firstRunsRelation } from '../../sweeps/run/firstRunsOfSweep.ts';
import type { RunTotals } from '../../sweeps/run/runTotals.ts';
import { findTotalsOfSweeps } from '../../sweeps/run/runTotals.ts';
import type { SweepRow } from '../../sweeps/sweep/readSweeps.ts';
import { shownSweepRelation } from '../../sweeps/sweep/readSweeps.ts';
import type { EndedRuns } from '../../sweeps/target/runLogs.ts';
import { readEndedRuns } from '../../sweeps/target/runLogs.ts';
import type { TargetRecord } from '../../sweeps/target/target.service.ts';
import { findTargets, findTargetsOfSweeps } from '../../sweeps/target/target.service.ts';
import { findCurrentRuns } from '../../sweeps/worker/currentRuns.ts';
import { findOfferedModels } from '../../sweeps/worker/offeredModels.ts';
import { findThroughputs } from '../../sweeps/worker/throughputs.ts';
import { findApiTokens } from '../../teams/apiToken/findApiTokens.ts';
import { findInvitations } from '../../teams/invitation/findInvitations.ts';
import { findPrices } from '../../teams/price/findPrices.ts';
import { findSessions } from '../../teams/session/findSessions.ts';
import { findVisibleUsers } from '../../teams/user/user.service.ts';
import type { Access } from '../access/access.ts';
import type { KeptRecords } from './keptRecords.ts';
import { Relation } from './relation.ts';
import { grouped, idOf, single, unchanging } from './relationKinds.ts';

type RelationSources = {
  prisma: PrismaClient;
  reader: Reader;
  kept: KeptRecords;
  /** For what is computed of what was read. */
  estimates: EstimatePool;
};

/**
 * The relations of one operation: whatever is asked for in one tick is read in one statement, so that a page costs the
 * same number of statements however many rows it shows.
 */
export function createRelations({ prisma, reader, kept, estimates }: RelationSources, access: Access) {
  const target = single((ids) => findTargets(reader, ids), idOf);
  const targetsOfSweep = grouped(
    (ids) => findTargetsOfSweeps(reader, ids),
    (target) => target.sweepId,
  );
  const totalsOfSweep = new Relation<string, RunTotals>((ids) => findTotalsOfSweeps(reader, ids));
  const crossingsOfRun = grouped<RunCrossing>(
    (ids) => findCrossings(reader, ids),
    (crossing) => crossing.runId,
  );
  const latestMeasurement = latestRelation(reader);
  const knowSweep = ({ sweep: { id }, targets, totals }: SweepRow) => {
    if (targets) targetsOfSweep.know(id, targets);
    for (const each of targets ?? []) target.know(each.id, each);
    if (totals) totalsOfSweep.know(id, totals);
  };
  const knowRun = ({ run, crossings, latest }: RunRow, { latest: columns }: AskedOfRun) => {
    if (crossings) crossingsOfRun.know(run.id, crossings);
    if (columns && latest !== undefined) latestMeasurement.know({ runId: run.id, columns }, latest);
  };
  const replicationsOfSubmission = grouped<ReplicationRecord>(
    (ids) => findReplications(reader, ids),
    (replication) => replication.submissionId,
  );
  const disputesOfSubmission = grouped<DisputeRecord>(
    (ids) => findDisputes(reader, 'submissionId', ids),
    (dispute) => dispute.submissionId,
  );
  const knowSubmission = ({ id, hasReplications, hasDisputes }: SubmissionRecord) => {
    if (hasReplications === false) replicationsOfSubmission.know(id, []);
    if (hasDisputes === false) disputesOfSubmission.know(id, []);
  };
  const runTimesOfSweep = grouped(
    (ids) => findRunTimes(reader, ids),
    (time) => time.sweepId,
  );
  return {
    team: single(async (ids) => {
      const teams = await recordsBy(reader, 'Team', 'id', ids);
      return teams.map((team) => ({ ...team, teamId: team.id }));
    }, idOf),
    user: single((ids) => findVisibleUsers(prisma, access, ids), idOf),
    membership: single((ids) => recordsBy(reader, 'Membership', 'id', ids), idOf),
    invitation: single((ids) => findInvitations(prisma, access, ids), idOf),
    session: single((ids) => findSessions(prisma, access, ids), idOf),
    apiToken: single((ids) => findApiTokens(prisma, ids), idOf),
    auditEntry: single((ids) => recordsBy(reader, 'AuditEntry', 'id', ids), idOf),
    model: single((ids) => recordsBy(reader, 'Model', 'id', ids), idOf),
    modelOfSweep: unchanging<Model>(kept.models, (ids) => recordsBy(reader, 'Model', 'id', ids)),
    dataset: single((ids) => recordsBy(reader, 'Dataset', 'id', ids), idOf),
    datasetOfSweep: unchanging<Dataset>(kept.datasets, (ids) => recordsBy(reader, 'Dataset', 'id', ids)),
    datasetFile: single(
      (keys) => findDatasetFiles(prisma, keys),
      ({ teamId, sha256 }) => `${teamId}/${sha256}`,
    ),
    sweep: single((ids) => recordsBy(reader, 'Sweep', 'id', ids), idOf),
    /** Of a sweep what is shown, with what lies in other tables: those relations know it then. */
    shownSweep: shownSweepRelation(reader, knowSweep),
    knowSweep,
    run: single((ids) => recordsBy(reader, 'Run', 'id', ids), idOf),
    worker: single((ids) => recordsBy(reader, 'Worker', 'id', ids), idOf),
    price: single((ids) => recordsBy(reader, 'Price', 'id', ids), idOf),
    savedView: single((ids) => recordsBy(reader, 'SavedView', 'id', ids), idOf),
    target,
    attempt: single((ids) => findAttempts(reader, 'id', ids), idOf),
    estimate: single((ids) => kept.estimates.byIds(reader, ids), idOf),
    newestEstimate: newestEstimateRelation(reader, kept),
    drawsOfEstimate: single((ids) => findDraws(reader, ids), idOf),
    latestMeasurement,
    totalsOfSweep,
    targetsOfSweep,
    attemptsOfRun: grouped(
      (ids) => findAttempts(reader, 'runId', ids),
      (attempt) => attempt.runId,
    ),
    crossingsOfRun,
    throughputOfWorker: single(
      (ids) => findThroughputs(reader, ids),
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
    policyComparison: single((ids) => recordsBy(reader, 'PolicyComparison', 'id', ids), idOf),
    comparisonOfContender: single(
      (ids) => findComparisons(prisma, ids),
      (comparison) => comparison.contenderId,
    ),
    firstSweepOfComparison: single(
      (ids) => findFirstSweeps(prisma, ids),
      (sweep) => sweep.policyComparisonId,
    ),
    policyComparisonResult: comparisonResults(prisma, estimates),
    teamExport: single((ids) => recordsBy(reader, 'TeamExport', 'id', ids), idOf),
    importUpload: single((ids) => recordsBy(reader, 'ImportUpload', 'id', ids), idOf),
    /** Who asks for many targets asks for them of the same runs. */
    endedRunsOfSweep: new Relation<string, EndedRuns>((ids) =>
      Promise.all(ids.map((id) => readEndedRuns(prisma, id))),
    ),
    attestedRunsOfSweep: new Relation<string, number>((ids) => countAttestedRuns(reader, ids)),
    importOfSweep: single(
      (ids) => recordsBy(reader, 'SweepImport', 'sweepId', ids),
      (imported) => imported.sweepId,
    ),
    forecast: single((ids) => recordsBy(reader, 'Forecast', 'id', ids), idOf),
    forecastOfSweep: single(
      (ids) => recordsBy(reader, 'Forecast', 'sweepId', ids),
      (forecast) => forecast.sweepId,
    ),
    study: single((ids) => recordsBy(reader, 'Study', 'id', ids), idOf),
    studyStage: single((ids) => recordsBy(reader, 'StudyStage', 'id', ids), idOf),
    prediction: single((ids) => recordsBy(reader, 'Prediction', 'id', ids), idOf),
    stagesOfStudy: grouped(
      (ids) => recordsBy(reader, 'StudyStage', 'studyId', ids, Prisma.sql`ORDER BY row.position`),
      (stage) => stage.studyId,
    ),
    predictionsOfStage: grouped(
      (ids) => recordsBy(reader, 'Prediction', 'stageId', ids, Prisma.sql`ORDER BY row.quantity`),
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
      (ids) => recordsBy(reader, 'AdaptivePlan', 'sweepId', ids),
      (plan) => plan.sweepId,
    ),
    decisionsOfSweep: grouped(
      (ids) => findDecisions(prisma, ids),
      (decision) => decision.sweepId,
    ),
    benchmark: single(
      (ids) => findBenchmarks(reader, Prisma.sql`benchmark.id = ANY(${[...ids]}::uuid[])`),
      idOf,
    ),
    benchmarkVersion: unchanging<BenchmarkVersion>(kept.benchmarkVersions, (ids) =>
      prisma.benchmarkVersion.findMany({ where: { id: { in: [...ids] } } }),
    ),
    totalsOfVersion: new Relation<string, LeaderboardTotals>((ids) => findTotals(reader, ids)),
    placeOfSubmission: placeRelation(reader),
    submission: single((ids) => findSubmissions(reader, 'id', ids), idOf),
    submissionsOfSweep: grouped(
      (ids) => findSubmissions(reader, 'sweepId', ids),
      (submission) => submission.sweepId,
    ),
    knowSubmission,
    evidenceOfSubmission: single((ids) => findEvidence(reader, ids), idOf),
    replicationsOfSubmission,
    dispute: single((ids) => findDisputes(reader, 'id', ids), idOf),
    disputesOfSubmission,
    checksOfSubmission: new Relation<SubmissionRecord, CheckedRuns[]>(
      (submissions) => findRunChecks(reader, submissions),
      { idOf },
    ),
    attestation: single((ids) => findAttestations(prisma, { where: { id: { in: [...ids] } } }), idOf),
    memo: single((ids) => recordsBy(reader, 'Memo', 'id', ids), idOf),
    memoSchedule: single((ids) => recordsBy(reader, 'MemoSchedule', 'id', ids), idOf),
    webhook: single((ids) => prisma.webhook.findMany({ where: { id: { in: [...ids] } } }), idOf),
    webhookEvent: single((ids) => recordsBy(reader, 'WebhookEvent', 'id', ids), idOf),
    webhookDelivery: single((ids) => recordsBy(reader, 'WebhookDelivery', 'id', ids), idOf),
    attemptsOfDelivery: grouped(
      (ids) =>
        prisma.webhookAttempt.findMany({
          where: { deliveryId: { in: [...ids] } },
          orderBy: [{ deliveryId: 'asc' }, { number: 'asc' }],
        }),
      (attempt) => attempt.deliveryId,
    ),
    comment: single((ids) => recordsBy(reader, 'Comment', 'id', ids), idOf),
    mentionsOfComment: grouped(
      (ids) => recordsBy(reader, 'CommentMention', 'commentId', ids),
      (mention) => mention.commentId,
    ),
    report: single((ids) => recordsBy(reader, 'Report', 'id', ids), idOf),
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
    computed: computedCosts(reader, estimates),
    runTimesOfSweep,
    stepTimesOfSweep: new Relation<string, StepTimeView[]>(async (ids) =>
      Promise.all(ids.map(async (id) => stepTimesOf(await runTimesOfSweep.load(id)))),
    ),
    pricesOfTeam: grouped(
      (ids) => findPrices(reader, ids),
      (price) => price.teamId,
    ),
    noiseOfRun: grouped(
      (ids) => findNoiseMeasurements(reader, ids),
      (measurement) => measurement.runId,
    ),
    firstRunsOfSweep: firstRunsRelation(reader, knowRun),
    historyOfRun: historyRelation(reader, kept.histories),
  };
}

export type Relations = ReturnType<typeof createRelations>;

/** Places on boards, which are ranked whole for it; null for what does not stand on any. */
function placeRelation(reader: Reader) {
  type Key = Pick<SubmissionRecord, 'id' | 'benchmarkVersionId'>;
  return new Relation<Key, Place | null>(
    async (submissions) => {
      const versionIds = new Set(submissions.map(({ benchmarkVersionId }) => benchmarkVersionId));
      const places = await findPlaces(reader, [...versionIds]);
      const placeOf = new Map(places.map((place) => [place.submissionId, place]));
      return submissions.map(({ id }) => placeOf.get(id) ?? null);
    },
    { idOf },
  );
}

/** The newest estimate of each target, null where it has none yet. */
function newestEstimateRelation(reader: Reader, { estimates }: KeptRecords) {
  return new Relation<TargetRecord, EstimateView | null>(
    async (targets) => {
      const heads = targets.map(newestEstimate).filter((head) => head !== null);
      const views = await estimates.ofHeads(reader, heads);
      const ofTarget = new Map(views.map((view) => [view.targetId, view]));
      return targets.map(({ id }) => ofTarget.get(id) ?? null);
    },
    {
      idOf,
      peek: (target) => {
        const head = newestEstimate(target);
        return head && estimates.peek(head);
      },
    },
  );
}
