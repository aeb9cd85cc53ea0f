import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import type { PubSub } from 'type-graphql';
import { buildSchemaSync, getMetadataStorage } from 'type-graphql';
import { SweepAskedTargetResolver } from '../../answers/askedTarget/askedTarget.resolver.ts';
import { CostResolver } from '../../answers/cost/cost.resolver.ts';
import { EstimateResolver, SweepEstimateResolver } from '../../answers/estimate/estimate.resolver.ts';
import { EstimateEventResolver } from '../../answers/estimate/estimateEvent.resolver.ts';
import { ForecastResolver, SweepForecastResolver } from '../../answers/forecast/forecast.resolver.ts';
import { NewSweepResolver } from '../../answers/newSweep/newSweep.resolver.ts';
import { PlanResolver, SweepPlanResolver } from '../../answers/plan/plan.resolver.ts';
import {
  PolicyComparisonResolver,
  SweepPolicyComparisonResolver,
} from '../../answers/policyComparison/policyComparison.resolver.ts';
import {
  PredictionResolver,
  StudyResolver,
  StudyStageResolver,
  TeamCalibrationResolver,
} from '../../answers/study/study.resolver.ts';
import { DatasetResolver } from '../../library/dataset/dataset.resolver.ts';
import { DatasetFileResolver } from '../../library/datasetFile/datasetFile.resolver.ts';
import { ModelResolver } from '../../library/model/model.resolver.ts';
import { ImportUploadResolver } from '../../library/upload/importUpload.resolver.ts';
import { enforceRules } from '../../platform/access/enforceRules.ts';
import { recordMutations } from '../../platform/audit/recordMutations.ts';
import { boundArguments } from '../../platform/limits/argumentBounds.ts';
import { paceLists } from '../../platform/limits/paceLists.ts';
import { refuseBelowFloor } from '../../platform/limits/refuseBelowFloor.ts';
import { NodeResolver } from '../../platform/node/node.resolver.ts';
import {
  AttestationResolver,
  BenchmarkAttestationsResolver,
  SweepAttestationResolver,
} from '../../publishing/attestation/attestation.resolver.ts';
import {
  BenchmarkEventResolver,
  BenchmarkResolver,
  BenchmarkVersionResolver,
} from '../../publishing/benchmark/benchmark.resolver.ts';
import {
  DisputeResolver,
  ReplicationResolver,
  SubmissionResolver,
  SubmittedRunResolver,
  SweepSubmissionsResolver,
} from '../../publishing/benchmark/submission.resolver.ts';
import {
  CommentResolver,
  ReportCommentsResolver,
  SweepCommentsResolver,
} from '../../publishing/comment/comment.resolver.ts';
import { ImportResolver } from '../../publishing/import/import.resolver.ts';
import { MemoResolver, MemoScheduleResolver, TeamMemoResolver } from '../../publishing/memo/memo.resolver.ts';
import {
  ReportResolver,
  ReportShareResolver,
  ReportVersionResolver,
  SharedReportResolver,
} from '../../publishing/report/report.resolver.ts';
import {
  RetrainingResolver,
  SubmissionDetectionResolver,
  SubmissionRetrainingResolver,
} from '../../publishing/retraining/retraining.resolver.ts';
import { TeamExportResolver } from '../../publishing/teamExport/teamExport.resolver.ts';
import { AttemptResolver } from '../../sweeps/attempt/attempt.resolver.ts';
import { CrossingResolver } from '../../sweeps/crossing/crossing.resolver.ts';
import { LeaseResolver } from '../../sweeps/lease/lease.resolver.ts';
import { RunPointsResolver } from '../../sweeps/measurement/runPoints.resolver.ts';
import {
  RunNoiseScaleResolver,
  SweepNoiseScaleResolver,
} from '../../sweeps/noiseScale/noiseScale.resolver.ts';
import { RunResolver } from '../../sweeps/run/run.resolver.ts';
import { ChangeRunsResolver } from '../../sweeps/sweep/changeRuns.resolver.ts';
import { SweepResolver } from '../../sweeps/sweep/sweep.resolver.ts';
import { SweepEventResolver } from '../../sweeps/sweepEvent/sweepEvent.resolver.ts';
import { TargetResolver } from '../../sweeps/target/target.resolver.ts';
import { WorkerResolver } from '../../sweeps/worker/worker.resolver.ts';
import { AccountResolver } from '../../teams/account/account.resolver.ts';
import { PasswordResolver } from '../../teams/account/password.resolver.ts';
import {
  ApiTokenResolver,
  TeamApiTokensResolver,
  ViewerApiTokensResolver,
} from '../../teams/apiToken/apiToken.resolver.ts';
import { AuditEntryResolver, TeamAuditResolver } from '../../teams/auditEntry/auditEntry.resolver.ts';
import { InvitationResolver, TeamInvitationsResolver } from '../../teams/invitation/invitation.resolver.ts';
import { MembershipResolver, TeamMembershipsResolver } from '../../teams/membership/membership.resolver.ts';
import { PriceResolver } from '../../teams/price/price.resolver.ts';
import { SavedViewResolver } from '../../teams/savedView/savedView.resolver.ts';
import { SessionResolver, ViewerSessionsResolver } from '../../teams/session/session.resolver.ts';
import { TeamResolver } from '../../teams/team/team.resolver.ts';
import { ViewerResolver } from '../../teams/viewer/viewer.resolver.ts';
import {
  TeamWebhooksResolver,
  WebhookDeliveryResolver,
  WebhookResolver,
} from '../../teams/webhook/webhook.resolver.ts';
import { resolveDirectly } from './resolveDirectly.ts';

/** TypeGraphQL asks for one, but subscriptions read PostgreSQL themselves (event/follow.ts). */
const noPubSub: PubSub = {
  publish: () => {},
  subscribe: () => {
    throw new Error('Subscriptions do not go through a PubSub here.');
  },
};

/** The schema with every field behind its access rules, every mutation recorded, and every argument and list within bounds. */
export function createSchema(): GraphQLSchema {
  // A property is then read by graphql-js itself, and not through three functions of TypeGraphQL's: answers have thousands.
  for (const type of getMetadataStorage().objectTypes) type.simpleResolvers = true;
  const schema = resolveDirectly(
    buildSchemaSync({
      resolvers: [
        ViewerResolver,
        MembershipResolver,
        NodeResolver,
        TeamResolver,
        TeamMembershipsResolver,
        TeamInvitationsResolver,
        InvitationResolver,
        AccountResolver,
        PasswordResolver,
        SessionResolver,
        ViewerSessionsResolver,
        ViewerApiTokensResolver,
        TeamApiTokensResolver,
        TeamAuditResolver,
        ApiTokenResolver,
        AuditEntryResolver,
        ModelResolver,
        DatasetResolver,
        DatasetFileResolver,
        SweepResolver,
        NewSweepResolver,
        ChangeRunsResolver,
        ImportResolver,
        TeamExportResolver,
        ImportUploadResolver,
        TargetResolver,
        RunNoiseScaleResolver,
        SweepNoiseScaleResolver,
        SweepPlanResolver,
        PlanResolver,
        RunResolver,
        PolicyComparisonResolver,
        SweepPolicyComparisonResolver,
        AttemptResolver,
        AttestationResolver,
        BenchmarkAttestationsResolver,
        SweepAttestationResolver,
        CrossingResolver,
        EstimateResolver,
        SweepEstimateResolver,
        SweepAskedTargetResolver,
        WorkerResolver,
        LeaseResolver,
        SweepEventResolver,
        EstimateEventResolver,
        RunPointsResolver,
        PriceResolver,
        SavedViewResolver,
        CostResolver,
        ForecastResolver,
        SweepForecastResolver,
        StudyResolver,
        StudyStageResolver,
        PredictionResolver,
        TeamCalibrationResolver,
        BenchmarkResolver,
        BenchmarkVersionResolver,
        BenchmarkEventResolver,
        SubmissionResolver,
        SubmittedRunResolver,
        SweepSubmissionsResolver,
        ReplicationResolver,
        RetrainingResolver,
        SubmissionDetectionResolver,
        SubmissionRetrainingResolver,
        DisputeResolver,
        MemoResolver,
        MemoScheduleResolver,
        TeamMemoResolver,
        ReportResolver,
        CommentResolver,
        SweepCommentsResolver,
        ReportCommentsResolver,
        ReportVersionResolver,
        ReportShareResolver,
        SharedReportResolver,
        WebhookResolver,
        WebhookDeliveryResolver,
        TeamWebhooksResolver,
      ],
      validate: false,
      pubSub: noPubSub,
    }),
  );
  return boundArguments(paceLists(enforceRules(refuseBelowFloor(recordMutations(schema)))));
}

/** The contract as text, in an order that does not depend on that of the imports. */
export function printContract(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
