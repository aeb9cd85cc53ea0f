import type {
  BenchmarkEvent as EventRecord,
  BenchmarkVersion as VersionRecord,
} from '@critbatch/prisma/generated/client';
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { capabilitiesIn } from '../access/access.ts';
import { Allow, benchmarkReaders, holdersOf } from '../access/rule.ts';
import type { Context } from '../context/context.ts';
import { notFound } from '../node/globalId.ts';
import { readPage } from '../page/page.ts';
import { PageArgs } from '../page/pageArgs.ts';
import { Long } from '../scalar/long.ts';
import { Team } from '../team/team.type.ts';
import { BenchmarkPayload, CreateBenchmarkInput, PublishBenchmarkVersionInput } from './benchmark.input.ts';
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
import type { BenchmarkRecord, SubmissionRecord } from './findSubmissions.ts';
import { findBenchmarks } from './findSubmissions.ts';
import type { BenchmarkEventsArgs } from './followBenchmark.ts';
import { followBenchmark } from './followBenchmark.ts';
import { Submission, SubmissionConnection } from './submission.type.ts';
import { placedPage } from './submittedPages.ts';
import { pricesOf } from './task.ts';

@Resolver(() => Benchmark)
export class BenchmarkResolver {
  @Allow(benchmarkReaders)
  @Query(() => BenchmarkConnection, {
    description:
      'Every benchmark of this Critbatch, the newest first. Read without an account where the operator says so.',
  })
  benchmarks(@Args(() => PageArgs) args: PageArgs, @Ctx() context: Context) {
    return listBenchmarks(context, args);
  }

  @Allow(benchmarkReaders)
  @Query(() => Benchmark, {
    nullable: true,
    description: 'A benchmark by its short name.',
  })
  async benchmark(
    @Arg('slug', () => String, { description: 'Its short name.' }) slug: string,
    @Ctx() { prisma }: Context,
  ) {
    const [benchmark] = await findBenchmarks(prisma, { slug });
    if (!benchmark) throw notFound('Benchmark');
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
  versions(@Root() { id }: BenchmarkRecord, @Ctx() { relations }: Context) {
    return relations.versionsOfBenchmark.load(id);
  }

  @FieldResolver(() => BenchmarkVersion, {
    nullable: true,
    description: 'One version, the newest if no number is given.',
  })
  async version(
    @Root() { id }: BenchmarkRecord,
    @Arg('number', () => Int, { nullable: true, description: 'Which.' }) number: number | null,
    @Ctx() { relations }: Context,
  ) {
    const versions = await relations.versionsOfBenchmark.load(id);
    return (number ? versions.find((version) => version.number === number) : versions[0]) ?? null;
  }

  @FieldResolver(() => BenchmarkEventConnection, {
    description: 'All that happened on it, the newest first.',
  })
  history(
    @Root() { id }: BenchmarkRecord,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { prisma, budget }: Context,
  ) {
    return readPage<EventRecord>(
      {
        where: { benchmarkId: id },
        order: [{ column: 'sequence', direction: 'desc', type: 'bigint' }],
        find: (query) => prisma.benchmarkEvent.findMany(query),
        count: (query) => prisma.benchmarkEvent.count(query),
      },
      args,
      budget,
    );
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
  async totals(@Root() { id }: VersionRecord, @Ctx() { relations }: Context): Promise<LeaderboardTotals> {
    const totals = await relations.totalsOfVersion.load(id);
    return totals ?? { submissions: 0, teams: 0, replicated: 0, runs: 0 };
  }

  @FieldResolver(() => SubmissionConnection, { description: 'Its board, from the first place on.' })
  async leaderboard(
    @Root() { id }: VersionRecord,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: Context,
  ) {
    return placedPage(context, await context.relations.placesOfVersion.load(id), args);
  }

  @FieldResolver(() => SubmissionConnection, {
    description: 'What was withdrawn from its board or removed, in the order in which it was handed in.',
  })
  ended(
    @Root() { id }: VersionRecord,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { prisma, relations, budget }: Context,
  ) {
    return readPage(
      {
        where: { benchmarkVersionId: id, status: { not: 'LISTED' } },
        order: [
          { column: 'submittedAt', direction: 'asc', type: 'date' },
          { column: 'id', direction: 'asc', type: 'uuid' },
        ],
        find: async (query) => {
          const ended = await prisma.submission.findMany({ ...(query as object), select: { id: true } });
          const submissions = await relations.submission.loadMany(ended.map(({ id }) => id));
          return submissions.filter(
            (each): each is SubmissionRecord => each !== null && !(each instanceof Error),
          );
        },
        count: (query) => prisma.submission.count(query),
      },
      args,
      budget,
    );
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
  submission(@Root() { submissionId }: EventRecord, @Ctx() { relations }: Context) {
    return submissionId ? relations.submission.load(submissionId) : null;
  }

  @FieldResolver(() => Benchmark, { description: 'The benchmark as it is now.' })
  benchmark(@Root() { benchmarkId }: EventRecord, @Ctx() { relations }: Context) {
    return relations.benchmark.load(benchmarkId);
  }
}
