import 'reflect-metadata';
import { askedTargetNoun } from '../answers/askedTarget/askedTarget.noun.ts';
import { budgetNoun } from '../answers/budget/budget.noun.ts';
import { budgetAnswerNoun } from '../answers/budgetAnswer/budgetAnswer.noun.ts';
import { costNoun } from '../answers/cost/cost.noun.ts';
import { estimateNoun } from '../answers/estimate/estimate.noun.ts';
import { estimatorNoun } from '../answers/estimator/estimator.noun.ts';
import { firstEstimateNoun } from '../answers/firstEstimate/firstEstimate.noun.ts';
import { forecastNoun } from '../answers/forecast/forecast.noun.ts';
import { newSweepNoun } from '../answers/newSweep/newSweep.noun.ts';
import { planNoun } from '../answers/plan/plan.noun.ts';
import { policyComparisonNoun } from '../answers/policyComparison/policyComparison.noun.ts';
import { recheckNoun } from '../answers/recheck/recheck.noun.ts';
import { recommendationNoun } from '../answers/recommendation/recommendation.noun.ts';
import { scalingLawNoun } from '../answers/scalingLaw/scalingLaw.noun.ts';
import { stageDecisionNoun } from '../answers/stageDecision/stageDecision.noun.ts';
import { studyNoun } from '../answers/study/study.noun.ts';
import { studyPaybackNoun } from '../answers/studyPayback/studyPayback.noun.ts';
import { sweepComparisonNoun } from '../answers/sweepComparison/sweepComparison.noun.ts';
import { datasetNoun } from '../library/dataset/dataset.noun.ts';
import { datasetFileNoun } from '../library/datasetFile/datasetFile.noun.ts';
import { modelNoun } from '../library/model/model.noun.ts';
import { importUploadNoun } from '../library/upload/importUpload.noun.ts';
import { idempotencyKeyNoun } from '../platform/idempotency/idempotencyKey.noun.ts';
import { teamItemNoun } from '../platform/item/teamItem.noun.ts';
import { limitsNoun } from '../platform/limits/limits.noun.ts';
import { nodeNoun } from '../platform/node/node.noun.ts';
import type { Noun } from '../platform/noun/noun.ts';
import { attestationNoun } from '../publishing/attestation/attestation.noun.ts';
import { benchmarkNoun } from '../publishing/benchmark/benchmark.noun.ts';
import { submissionNoun } from '../publishing/benchmark/submission.noun.ts';
import { bundleNoun } from '../publishing/bundle/bundle.noun.ts';
import { commentNoun } from '../publishing/comment/comment.noun.ts';
import { importNoun } from '../publishing/import/import.noun.ts';
import { memoNoun } from '../publishing/memo/memo.noun.ts';
import { notificationNoun } from '../publishing/notification/notification.noun.ts';
import { reportNoun } from '../publishing/report/report.noun.ts';
import { retrainingNoun } from '../publishing/retraining/retraining.noun.ts';
import { teamExportNoun } from '../publishing/teamExport/teamExport.noun.ts';
import { attemptNoun } from '../sweeps/attempt/attempt.noun.ts';
import { checkpointNoun } from '../sweeps/checkpoint/checkpoint.noun.ts';
import { crossingNoun } from '../sweeps/crossing/crossing.noun.ts';
import { leaseNoun } from '../sweeps/lease/lease.noun.ts';
import { measurementNoun } from '../sweeps/measurement/measurement.noun.ts';
import { noiseScaleNoun } from '../sweeps/noiseScale/noiseScale.noun.ts';
import { rateProbeNoun } from '../sweeps/rateProbe/rateProbe.noun.ts';
import { runNoun } from '../sweeps/run/run.noun.ts';
import { sweepNoun } from '../sweeps/sweep/sweep.noun.ts';
import { sweepEventNoun } from '../sweeps/sweepEvent/sweepEvent.noun.ts';
import { targetNoun } from '../sweeps/target/target.noun.ts';
import { workerNoun } from '../sweeps/worker/worker.noun.ts';
import { accountNoun } from '../teams/account/account.noun.ts';
import { apiTokenNoun } from '../teams/apiToken/apiToken.noun.ts';
import { auditEntryNoun } from '../teams/auditEntry/auditEntry.noun.ts';
import { invitationNoun } from '../teams/invitation/invitation.noun.ts';
import { membershipNoun } from '../teams/membership/membership.noun.ts';
import { priceNoun } from '../teams/price/price.noun.ts';
import { savedViewNoun } from '../teams/savedView/savedView.noun.ts';
import { sessionNoun } from '../teams/session/session.noun.ts';
import { teamNoun } from '../teams/team/team.noun.ts';
import { userNoun } from '../teams/user/user.noun.ts';
import { viewerNoun } from '../teams/viewer/viewer.noun.ts';
import { webhookNoun } from '../teams/webhook/webhook.noun.ts';

/** Every noun of the API, from the platform upwards. A new one is its folder and a line here. */
export const nouns: readonly Noun[] = [
  nodeNoun,
  teamItemNoun,
  idempotencyKeyNoun,
  limitsNoun,
  viewerNoun,
  accountNoun,
  sessionNoun,
  userNoun,
  teamNoun,
  membershipNoun,
  invitationNoun,
  apiTokenNoun,
  auditEntryNoun,
  priceNoun,
  savedViewNoun,
  webhookNoun,
  modelNoun,
  datasetNoun,
  datasetFileNoun,
  importUploadNoun,
  sweepNoun,
  runNoun,
  attemptNoun,
  measurementNoun,
  targetNoun,
  crossingNoun,
  noiseScaleNoun,
  checkpointNoun,
  leaseNoun,
  rateProbeNoun,
  workerNoun,
  sweepEventNoun,
  estimateNoun,
  estimatorNoun,
  askedTargetNoun,
  budgetNoun,
  budgetAnswerNoun,
  newSweepNoun,
  planNoun,
  policyComparisonNoun,
  costNoun,
  recommendationNoun,
  sweepComparisonNoun,
  recheckNoun,
  firstEstimateNoun,
  forecastNoun,
  studyNoun,
  stageDecisionNoun,
  studyPaybackNoun,
  scalingLawNoun,
  commentNoun,
  reportNoun,
  memoNoun,
  notificationNoun,
  benchmarkNoun,
  submissionNoun,
  attestationNoun,
  retrainingNoun,
  bundleNoun,
  importNoun,
  teamExportNoun,
];
