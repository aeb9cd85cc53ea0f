import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import type { PubSub } from 'type-graphql';
import { buildSchemaSync, getMetadataStorage } from 'type-graphql';
import { enforceRules } from '../access/enforceRules.ts';
import { AccountResolver } from '../account/account.resolver.ts';
import { PasswordResolver } from '../account/password.resolver.ts';
import {
  ApiTokenResolver,
  TeamApiTokensResolver,
  ViewerApiTokensResolver,
} from '../apiToken/apiToken.resolver.ts';
import { AttemptResolver } from '../attempt/attempt.resolver.ts';
import { AttestationResolver, BenchmarkAttestationsResolver } from '../attestation/attestation.resolver.ts';
import { AuditEntryResolver, TeamAuditResolver } from '../audit/audit.resolver.ts';
import { recordMutations } from '../audit/recordMutations.ts';
import {
  BenchmarkEventResolver,
  BenchmarkResolver,
  BenchmarkVersionResolver,
} from '../benchmark/benchmark.resolver.ts';
import {
  DisputeResolver,
  ReplicationResolver,
  SubmissionResolver,
  SubmittedRunResolver,
  SweepSubmissionsResolver,
} from '../benchmark/submission.resolver.ts';
import {
  CommentResolver,
  ReportCommentsResolver,
  SweepCommentsResolver,
} from '../comment/comment.resolver.ts';
import { CostResolver } from '../cost/cost.resolver.ts';
import { CrossingResolver } from '../crossing/crossing.resolver.ts';
import { DatasetResolver } from '../dataset/dataset.resolver.ts';
import { DatasetFileResolver } from '../datasetFile/datasetFile.resolver.ts';
import { refuseBelowFloor } from '../disk/refuseBelowFloor.ts';
import { EstimateResolver } from '../estimate/estimate.resolver.ts';
import { EstimateEventResolver } from '../estimate/estimateEvent.resolver.ts';
import { SweepEventResolver } from '../event/sweepEvent.resolver.ts';
import { ForecastResolver, SweepForecastResolver } from '../forecast/forecast.resolver.ts';
import { ImportResolver } from '../import/import.resolver.ts';
import { InvitationResolver, TeamInvitationsResolver } from '../invitation/invitation.resolver.ts';
import { LeaseResolver } from '../lease/lease.resolver.ts';
import { boundArguments } from '../limits/argumentBounds.ts';
import { paceLists } from '../limits/paceLists.ts';
import { RunPointsResolver } from '../measurement/runPoints.resolver.ts';
import { MembershipResolver, TeamMembershipsResolver } from '../membership/membership.resolver.ts';
import { MemoResolver, MemoScheduleResolver, TeamMemoResolver } from '../memo/memo.resolver.ts';
import { ModelResolver } from '../model/model.resolver.ts';
import { NodeResolver } from '../node/node.resolver.ts';
import { RunNoiseScaleResolver, SweepNoiseScaleResolver } from '../noiseScale/noiseScale.resolver.ts';
import { PlanResolver, SweepPlanResolver } from '../plan/plan.resolver.ts';
import {
  PolicyComparisonResolver,
  SweepPolicyComparisonResolver,
} from '../policyComparison/policyComparison.resolver.ts';
import { PriceResolver } from '../price/price.resolver.ts';
import {
  ReportResolver,
  ReportShareResolver,
  ReportVersionResolver,
  SharedReportResolver,
} from '../report/report.resolver.ts';
import {
  RetrainingResolver,
  SubmissionDetectionResolver,
  SubmissionRetrainingResolver,
} from '../retraining/retraining.resolver.ts';
import { RunResolver } from '../run/run.resolver.ts';
import { SavedViewResolver } from '../savedView/savedView.resolver.ts';
import { SessionResolver, ViewerSessionsResolver } from '../session/session.resolver.ts';
import {
  PredictionResolver,
  StudyResolver,
  StudyStageResolver,
  TeamCalibrationResolver,
} from '../study/study.resolver.ts';
import { ChangeRunsResolver } from '../sweep/changeRuns.resolver.ts';
import { SweepResolver } from '../sweep/sweep.resolver.ts';
import { TargetResolver } from '../target/target.resolver.ts';
import { TeamResolver } from '../team/team.resolver.ts';
import { TeamExportResolver } from '../teamExport/teamExport.resolver.ts';
import { ImportUploadResolver } from '../upload/importUpload.resolver.ts';
import { ViewerResolver } from '../viewer/viewer.resolver.ts';
import {
  TeamWebhooksResolver,
  WebhookDeliveryResolver,
  WebhookResolver,
} from '../webhook/webhook.resolver.ts';
import { WorkerResolver } from '../worker/worker.resolver.ts';
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
        AttestationResolver,
        BenchmarkAttestationsResolver,
        CrossingResolver,
        EstimateResolver,
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
