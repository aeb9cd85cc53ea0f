import type { Report as ReportRecord } from '@critbatch/prisma/generated/client';
import type { ReportSnapshot } from '@critbatch/theory';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allow, everybody, holdersOf } from '../../platform/access/rule.ts';
import { PreparedBy } from '../../platform/audit/preparation.ts';
import type { Context } from '../../platform/context/context.ts';
import { Computes } from '../../platform/limits/computes.ts';
import { localId } from '../../platform/node/globalId.ts';
import { requireVisible } from '../../platform/node/requireVisible.ts';
import { Json } from '../../platform/scalar/json.ts';
import { teamById } from '../../teams/team/team.loaders.ts';
import { Team } from '../../teams/team/team.type.ts';
import { userById } from '../../teams/user/user.loaders.ts';
import { User } from '../../teams/user/user.type.ts';
import { addInTurn, createInTurn } from './freezeInTurn.ts';
import {
  AddReportVersionInput,
  AddReportVersionPayload,
  CreateReportInput,
  CreateReportPayload,
  CreateReportShareInput,
  CreateReportSharePayload,
  ReportPreview,
  ReportPreviewInput,
  ReportsArgs,
  RevokeReportShareInput,
  RevokeReportSharePayload,
} from './report.input.ts';
import {
  reportById,
  reportVersionById,
  sharesOfReport,
  snapshotOfVersion,
  versionsOfReport,
} from './report.loaders.ts';
import { addReportVersion, createReport, listReports, previewReport } from './report.service.ts';
import { Report, ReportConnection, ReportShare, ReportVersion, SharedReport } from './report.type.ts';
import type { ShareRecord, VersionRecord } from './reportRecords.ts';
import { rowsOfSnapshot } from './reportRecords.ts';
import type { SharedRecord } from './reportShare.service.ts';
import {
  createReportShare,
  readSharedContent,
  readSharedReport,
  revokeReportShare,
} from './reportShare.service.ts';

/** A sweep of some hundred runs is read and checked in 60 ms, one of 10,000 in half a second: a preview costs as much whatever it holds. */
const freezing = {
  milliseconds: 60,
  times: ({ input }: Record<string, unknown>) => {
    const { content } = input as { content?: { sweepIds?: unknown[]; studyIds?: unknown[] } };
    return 8 + (content?.sweepIds?.length ?? 0) + (content?.studyIds?.length ?? 0);
  },
};

@Resolver(() => Report)
export class ReportResolver {
  @Allow(holdersOf('read'))
  @Query(() => Report, { nullable: true, description: 'A report of one of the caller’s teams.' })
  async report(
    @Arg('id', () => ID, { description: 'Id of the report.' }) id: string,
    @Ctx() context: Context,
  ) {
    return requireVisible(context.access, 'Report', await reportById.load(context, localId('Report', id)));
  }

  @Allow(holdersOf('read'))
  @Query(() => ReportConnection, { description: 'Reports of the caller’s teams.' })
  reports(@Args(() => ReportsArgs) args: ReportsArgs, @Ctx() context: Context) {
    return listReports(context, args);
  }

  @Allow(holdersOf('read'))
  @Computes(freezing)
  @Query(() => ReportPreview, { description: 'Content that a version would freeze now. Nothing is stored.' })
  reportPreview(
    @Arg('input', () => ReportPreviewInput, { description: 'Content to preview.' }) input: ReportPreviewInput,
    @Ctx() context: Context,
  ): Promise<ReportPreview> {
    return previewReport(context, input);
  }

  @Allow(everybody)
  @Query(() => SharedReport, {
    nullable: true,
    description: 'The report behind a link; null if there is no such link.',
  })
  sharedReport(
    @Arg('secret', () => String, { description: 'Secret in the link.' }) secret: string,
    @Ctx() context: Context,
  ): Promise<SharedRecord | null> {
    return readSharedReport(context, secret);
  }

  @Allow(holdersOf('write'))
  @Computes(freezing)
  @PreparedBy(createInTurn)
  @Mutation(() => CreateReportPayload, {
    description: 'Makes a report. Its first version freezes the current state.',
  })
  createReport(
    @Arg('input', () => CreateReportInput, { description: 'The report.' }) input: CreateReportInput,
    @Ctx() context: Context,
  ): Promise<CreateReportPayload> {
    return createReport(context, input);
  }

  @FieldResolver(() => Team, { description: 'Team that owns this object.' })
  team(@Root() { teamId }: ReportRecord, @Ctx() context: Context) {
    return teamById.load(context, teamId);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'User who made it; null for a token, or if they have left the team.',
  })
  createdBy(@Root() { createdById }: ReportRecord, @Ctx() context: Context) {
    return createdById ? userById.load(context, createdById) : null;
  }

  @FieldResolver(() => [ReportVersion], { description: 'All versions, newest first.' })
  versions(@Root() { id }: ReportRecord, @Ctx() context: Context) {
    return versionsOfReport.load(context, id);
  }

  @FieldResolver(() => [ReportShare], { description: 'Links to its versions, newest first.' })
  shares(@Root() { id }: ReportRecord, @Ctx() context: Context) {
    return sharesOfReport.load(context, id);
  }
}

@Resolver(() => ReportVersion)
export class ReportVersionResolver {
  @Allow(holdersOf('write'))
  @Computes(freezing)
  @PreparedBy(addInTurn)
  @Mutation(() => AddReportVersionPayload, {
    description: 'Freezes the current state as the next version of a report. Earlier versions stay.',
  })
  addReportVersion(
    @Arg('input', () => AddReportVersionInput, { description: 'The version.' }) input: AddReportVersionInput,
    @Ctx() context: Context,
  ): Promise<AddReportVersionPayload> {
    return addReportVersion(context, input);
  }

  @FieldResolver(() => Report, { description: 'Report of this version.' })
  report(@Root() { reportId }: VersionRecord, @Ctx() context: Context) {
    return reportById.load(context, reportId);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'User who made it; null for a token, or if they have left the team.',
  })
  createdBy(@Root() { createdById }: VersionRecord, @Ctx() context: Context) {
    return createdById ? userById.load(context, createdById) : null;
  }

  @FieldResolver(() => Json, {
    description: 'Frozen content, in the terms of this API. Its schemaVersion tells the format.',
  })
  async content(@Root() { id }: VersionRecord, @Ctx() context: Context) {
    context.budget.spend(rowsOfSnapshot);
    return (await snapshotOfVersion.load(context, id))?.snapshot;
  }
}

@Resolver(() => ReportShare)
export class ReportShareResolver {
  @Allow(holdersOf('write'))
  @Mutation(() => CreateReportSharePayload, {
    description: 'Makes a link to one version of a report. Everybody who has the link can read it.',
  })
  createReportShare(
    @Arg('input', () => CreateReportShareInput, { description: 'Version, expiry, and what to withhold.' })
    input: CreateReportShareInput,
    @Ctx() context: Context,
  ): Promise<CreateReportSharePayload> {
    return createReportShare(context, input);
  }

  @Allow(holdersOf('write'))
  @Mutation(() => RevokeReportSharePayload, {
    description: 'Revokes a link to a report. It stops working at once.',
  })
  revokeReportShare(
    @Arg('input', () => RevokeReportShareInput, { description: 'The link.' }) input: RevokeReportShareInput,
    @Ctx() context: Context,
  ): Promise<RevokeReportSharePayload> {
    return revokeReportShare(context, input);
  }

  @FieldResolver(() => ReportVersion, { description: 'Version that the link opens.' })
  version(@Root() { versionId }: ShareRecord, @Ctx() context: Context) {
    return reportVersionById.load(context, versionId);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'User who made it; null for a token, or if they have left the team.',
  })
  createdBy(@Root() { createdById }: ShareRecord, @Ctx() context: Context) {
    return createdById ? userById.load(context, createdById) : null;
  }
}

@Resolver(() => SharedReport)
export class SharedReportResolver {
  @FieldResolver(() => Json, {
    nullable: true,
    description:
      'Frozen content, in the terms of this API and without what the link withholds; null unless ACTIVE. Its schemaVersion tells the format.',
  })
  content(@Root() share: SharedRecord, @Ctx() context: Context): Promise<ReportSnapshot | null> {
    return readSharedContent(context, share);
  }
}
