import type { BenchmarkVersion as VersionRecord } from '@critbatch/prisma/generated/client';
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
import { whenKnown } from '../../platform/context/batch.ts';
import type { Context } from '../../platform/context/context.ts';
import { selectionOf } from '../../platform/context/selection.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { Long } from '../../platform/scalar/long.ts';
import { teamById } from '../../teams/team/team.loaders.ts';
import { Team } from '../../teams/team/team.type.ts';
import {
  BenchmarkPayload,
  BenchmarksArgs,
  CreateBenchmarkInput,
  PublishBenchmarkVersionInput,
} from './benchmark.input.ts';
import { benchmarkById, benchmarkVersionById, totalsOfVersion } from './benchmark.loaders.ts';
import {
  benchmarkBySlug,
  createBenchmark,
  listBenchmarks,
  publishBenchmarkVersion,
} from './benchmark.service.ts';
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
import type { BenchmarkEventsArgs } from './followBenchmark.ts';
import { followBenchmark } from './followBenchmark.ts';
import type { EventRecord } from './historyPage.ts';
import { historyPage } from './historyPage.ts';
import { submissionById } from './submission.loaders.ts';
import { Submission, SubmissionConnection } from './submission.type.ts';
import { pricesOf } from './task.ts';

@Resolver(() => Benchmark)
export class BenchmarkResolver {
  @Allow(benchmarkReaders)
  @Query(() => BenchmarkConnection, {
    description: 'All benchmarks of this Critbatch. Readable without an account if the operator allows it.',
  })
  benchmarks(@Args(() => BenchmarksArgs) args: BenchmarksArgs, @Ctx() context: Context) {
    return listBenchmarks(context, args);
  }

  @Allow(benchmarkReaders)
  @Query(() => Benchmark, {
    nullable: true,
    description: 'The benchmark with this slug.',
  })
  benchmark(
    @Arg('slug', () => String, { description: 'Slug of the benchmark.' }) slug: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return benchmarkBySlug(context, slug, selectionOf(info).has('team'));
  }

  @Allow(holdersOf('admin'))
  @Mutation(() => BenchmarkPayload, {
    description: 'Publishes a benchmark of a team. For admins of the team.',
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
      'Publishes the next version of a benchmark. Submissions stay with the version to which they were submitted.',
  })
  publishBenchmarkVersion(
    @Arg('input', () => PublishBenchmarkVersionInput, { description: 'Benchmark and rules.' })
    input: PublishBenchmarkVersionInput,
    @Ctx() context: Context,
  ): Promise<BenchmarkPayload> {
    return publishBenchmarkVersion(context, input);
  }

  @FieldResolver(() => String, { description: 'Name of the team that made the benchmark.' })
  teamName(@Root() { teamName }: BenchmarkRecord): string {
    return teamName;
  }

  @FieldResolver(() => Team, {
    nullable: true,
    description: 'Team that made it; null for callers who cannot read that team.',
  })
  team(@Root() { teamId }: BenchmarkRecord, @Ctx() context: Context) {
    return capabilitiesIn(context.access, teamId).includes('read') ? teamById.load(context, teamId) : null;
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the caller may publish its next version and decide its disputes.',
  })
  mayAdminister(@Root() { teamId }: BenchmarkRecord, @Ctx() { access }: Context): boolean {
    return capabilitiesIn(access, teamId).includes('admin');
  }

  @FieldResolver(() => [BenchmarkVersion], { description: 'All versions, newest first.' })
  versions(@Root() { versionIds }: BenchmarkRecord, @Ctx() context: Context) {
    return benchmarkVersionById.loadMany(context, versionIds);
  }

  @FieldResolver(() => BenchmarkVersion, {
    nullable: true,
    description: 'One version of the benchmark.',
  })
  version(
    @Root() { versionIds }: BenchmarkRecord,
    @Arg('number', () => Int, { nullable: true, description: 'Number of the version; the newest if absent.' })
    number: number | null,
    @Ctx() context: Context,
  ) {
    const [newest] = versionIds;
    if (!number) return newest ? benchmarkVersionById.load(context, newest) : null;
    return whenKnown(
      benchmarkVersionById.loadMany(context, versionIds),
      (versions) => versions.find((version) => version?.number === number) ?? null,
    );
  }

  @FieldResolver(() => BenchmarkEventConnection, {
    description: 'Everything that happened on the benchmark, newest first.',
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
  @FieldResolver(() => BenchmarkModel, { description: 'Model to train.' })
  model(@Root() { modelName, modelHash, modelSpec }: VersionRecord): BenchmarkModel {
    return { name: modelName, contentHash: modelHash, spec: modelSpec };
  }

  @FieldResolver(() => BenchmarkDataset, { description: 'Data set to train on.' })
  dataset(
    @Root() { datasetName, datasetHash, datasetSpec, datasetLicence }: VersionRecord,
  ): BenchmarkDataset {
    return { name: datasetName, contentHash: datasetHash, spec: datasetSpec, licence: datasetLicence };
  }

  @FieldResolver(() => [BenchmarkPrice], {
    description: 'Price of each kind of device; empty unless the ranking is COST.',
  })
  prices(@Root() version: VersionRecord): BenchmarkPrice[] {
    return pricesOf(version);
  }

  @FieldResolver(() => LeaderboardTotals, { description: 'Totals of its leaderboard.' })
  totals(@Root() { id }: VersionRecord, @Ctx() context: Context) {
    return totalsOfVersion.load(context, id);
  }

  @FieldResolver(() => SubmissionConnection, { description: 'Leaderboard, from the first place on.' })
  leaderboard(
    @Root() version: VersionRecord,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return boardPage(context, version, args, selectionOf(info).items);
  }

  @FieldResolver(() => SubmissionConnection, {
    description: 'Submissions that were withdrawn or removed, in the order in which they were submitted.',
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
      'Events of a leaderboard after a sequence (from now on if absent), without gaps or duplicates.',
  })
  benchmarkEvents(
    @Arg('benchmarkId', () => ID, { description: 'Id of the benchmark.' }) _benchmarkId: string,
    @Arg('after', () => Long, {
      nullable: true,
      description: 'Sequence of the last event that the client knows.',
    })
    _after: number | null,
    @Root() event: EventRecord,
  ): EventRecord {
    return event;
  }

  @FieldResolver(() => Submission, {
    nullable: true,
    description: 'Submission that the event is about, as it is now.',
  })
  submission(@Root() { submissionId, submission }: EventRecord, @Ctx() context: Context) {
    if (submission !== undefined) return submission;
    return submissionId ? submissionById.load(context, submissionId) : null;
  }

  @FieldResolver(() => Benchmark, { description: 'The benchmark as it is now.' })
  benchmark(@Root() { benchmarkId }: EventRecord, @Ctx() context: Context) {
    return benchmarkById.load(context, benchmarkId);
  }
}
