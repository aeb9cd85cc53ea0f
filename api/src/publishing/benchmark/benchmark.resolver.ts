import type { BenchmarkVersion as VersionRecord } from '@critbatch/prisma/generated/client';
import { Prisma } from '@critbatch/prisma/generated/client';
import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Info,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { capabilitiesIn } from '../../platform/access/access.ts';
import { Allow, benchmarkReaders, holdersOf } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import { whenKnown } from '../../platform/context/relation.ts';
import { selectionOf } from '../../platform/context/selection.ts';
import { notFound } from '../../platform/node/globalId.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { Long } from '../../platform/scalar/long.ts';
import { Team } from '../../teams/team/team.type.ts';
import {
  BenchmarkPayload,
  BenchmarksArgs,
  CreateBenchmarkInput,
  PublishBenchmarkVersionInput,
} from './benchmark.input.ts';
import { createBenchmark, listBenchmarks, publishBenchmarkVersion } from './benchmark.service.ts';
import {
  Benchmark,
  BenchmarkConnection,
  BenchmarkDataset,
  BenchmarkEvent,
  BenchmarkEventConnection,
  BenchmarkModel,
  BenchmarkPrice,
  BenchmarkVersion,
  LeaderboardTotals,
} from './benchmark.type.ts';
import { boardPage } from './boardPage.ts';
import { endedPage } from './endedPage.ts';
import type { BenchmarkRecord } from './findBenchmarks.ts';
import { readBenchmarks } from './findBenchmarks.ts';
import type { BenchmarkEventsArgs } from './followBenchmark.ts';
import { followBenchmark } from './followBenchmark.ts';
import type { EventRecord } from './historyPage.ts';
import { historyPage } from './historyPage.ts';
import { Submission, SubmissionConnection } from './submission.type.ts';
import { pricesOf } from './task.ts';

@Resolver(() => Benchmark)
export class BenchmarkResolver {
  @Allow(benchmarkReaders)
  @Query(() => BenchmarkConnection, {
    description: 'Every benchmark of this Critbatch. Read without an account where the operator says so.',
  })
  benchmarks(@Args(() => BenchmarksArgs) args: BenchmarksArgs, @Ctx() context: Context) {
    return listBenchmarks(context, args);
  }

  @Allow(benchmarkReaders)
  @Query(() => Benchmark, {
    nullable: true,
    description: 'A benchmark by its short name.',
  })
  async benchmark(
    @Arg('slug', () => String, { description: 'Its short name.' }) slug: string,
    @Ctx() { reader, relations }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const [row] = await readBenchmarks(reader, {
      where: Prisma.sql`benchmark.slug = ${slug}`,
      team: selectionOf(info).has('team'),
    });
    if (!row) throw notFound('Benchmark');
    const { benchmark, team } = row;
    if (team) relations.team.know(team.id, { ...team, teamId: team.id });
    return benchmark;
  }

  @Allow(holdersOf('admin'))
  @Mutation(() => BenchmarkPayload, {
    description: 'Publishes a benchmark in a team’s name, for those who administer the team.',
  })
  createBenchmark(
    @Arg('input', () => CreateBenchmarkInput, { description: 'The benchmark.' }) input: CreateBenchmarkInput,
    @Ctx() context: Context,
  ): Promise<BenchmarkPayload> {
    return createBenchmark(context, input);
  }

  @Allow(holdersOf('admin'))
  @Mutation(() => BenchmarkPayload, {
    description:
      'Publishes the next version of a benchmark. Submissions stay with the version that they were made for.',
  })
  publishBenchmarkVersion(
    @Arg('input', () => PublishBenchmarkVersionInput, { description: 'The new rules.' })
    input: PublishBenchmarkVersionInput,
    @Ctx() context: Context,
  ): Promise<BenchmarkPayload> {
    return publishBenchmarkVersion(context, input);
  }

  @FieldResolver(() => String, { description: 'Name of the team that made it.' })
  teamName(@Root() { teamName }: BenchmarkRecord): string {
    return teamName;
  }

  @FieldResolver(() => Team, {
    nullable: true,
    description: 'The team that made it, for those who read that team; null for others.',
  })
  team(@Root() { teamId }: BenchmarkRecord, @Ctx() { access, relations }: Context) {
    return capabilitiesIn(access, teamId).includes('read') ? relations.team.load(teamId) : null;
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the caller may publish its next version and decide disputes.',
  })
  mayAdminister(@Root() { teamId }: BenchmarkRecord, @Ctx() { access }: Context): boolean {
    return capabilitiesIn(access, teamId).includes('admin');
  }

  @FieldResolver(() => [BenchmarkVersion], { description: 'Its versions, the newest first.' })
  versions(@Root() { versionIds }: BenchmarkRecord, @Ctx() { relations }: Context) {
    return relations.benchmarkVersion.loadMany(versionIds);
  }

  @FieldResolver(() => BenchmarkVersion, {
    nullable: true,
    description: 'One version, the newest if no number is given.',
  })
  version(
    @Root() { versionIds }: BenchmarkRecord,
    @Arg('number', () => Int, { nullable: true, description: 'Which.' }) number: number | null,
    @Ctx() { relations }: Context,
  ) {
    const [newest] = versionIds;
    if (!number) return newest ? relations.benchmarkVersion.load(newest) : null;
    return whenKnown(
      relations.benchmarkVersion.loadMany(versionIds),
      (versions) => versions.find((version) => version?.number === number) ?? null,
    );
  }

  @FieldResolver(() => BenchmarkEventConnection, {
    description: 'All that happened on it, the newest first.',
  })
  history(
    @Root() { id }: BenchmarkRecord,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return historyPage(context, id, args, selectionOf(info).items);
  }
}

@Resolver(() => BenchmarkVersion)
export class BenchmarkVersionResolver {
  @FieldResolver(() => BenchmarkModel, { description: 'The model that is trained.' })
  model(@Root() { modelName, modelHash, modelSpec }: VersionRecord): BenchmarkModel {
    return { name: modelName, contentHash: modelHash, spec: modelSpec };
  }

  @FieldResolver(() => BenchmarkDataset, { description: 'The data that it is trained on.' })
  dataset(
    @Root() { datasetName, datasetHash, datasetSpec, datasetLicence }: VersionRecord,
  ): BenchmarkDataset {
    return { name: datasetName, contentHash: datasetHash, spec: datasetSpec, licence: datasetLicence };
  }

  @FieldResolver(() => [BenchmarkPrice], { description: 'Of COST: the price list; empty otherwise.' })
  prices(@Root() version: VersionRecord): BenchmarkPrice[] {
    return pricesOf(version);
  }

  @FieldResolver(() => LeaderboardTotals, { description: 'What stands on its board, in numbers.' })
  totals(@Root() { id }: VersionRecord, @Ctx() { relations }: Context) {
    return relations.totalsOfVersion.load(id);
  }

  @FieldResolver(() => SubmissionConnection, { description: 'Its board, from the first place on.' })
  leaderboard(
    @Root() version: VersionRecord,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return boardPage(context, version, args, selectionOf(info).items);
  }

  @FieldResolver(() => SubmissionConnection, {
    description: 'What was withdrawn from its board or removed, in the order in which it was handed in.',
  })
  ended(
    @Root() { id }: VersionRecord,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return endedPage(context, id, args, selectionOf(info).items);
  }
}

@Resolver(() => BenchmarkEvent)
export class BenchmarkEventResolver {
  @Allow(benchmarkReaders)
  @Subscription(() => BenchmarkEvent, {
    subscribe: ({ args, context }: { args: BenchmarkEventsArgs; context: Context }) =>
      followBenchmark(context, args),
    description:
      'What happens on a leaderboard, after an event sequence (default: from now on), without a gap or a double.',
  })
  benchmarkEvents(
    @Arg('benchmarkId', () => ID, { description: 'Id of the benchmark.' }) _benchmarkId: string,
    @Arg('after', () => Long, { nullable: true, description: 'Sequence of the last event that is known.' })
    _after: number | null,
    @Root() event: EventRecord,
  ): EventRecord {
    return event;
  }

  @FieldResolver(() => Submission, { nullable: true, description: 'The submission concerned, as it is now.' })
  submission(@Root() { submissionId, submission }: EventRecord, @Ctx() { relations }: Context) {
    if (submission !== undefined) return submission;
    return submissionId ? relations.submission.load(submissionId) : null;
  }

  @FieldResolver(() => Benchmark, { description: 'The benchmark as it is now.' })
  benchmark(@Root() { benchmarkId }: EventRecord, @Ctx() { relations }: Context) {
    return relations.benchmark.load(benchmarkId);
  }
}
