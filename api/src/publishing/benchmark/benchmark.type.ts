import { TargetMetric } from '@critbatch/prisma/generated/enums';
import type { PolicyName } from '@critbatch/theory';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, benchmarkReaders, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { Json } from '../../platform/scalar/json.ts';
import { Long } from '../../platform/scalar/long.ts';
import '../../sweeps/target/target.type.ts';
import { BenchmarkEventKind, Optimiser, Ranking } from './benchmark.enum.ts';

@Allow(benchmarkReaders)
@ObjectType({
  implements: Node,
  description: 'A fixed task on which teams are compared. Every team of this Critbatch may submit sweeps.',
})
export class Benchmark extends Node {
  @Field(() => String, { description: 'Unique short name for URLs.' })
  slug!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { description: 'Purpose of the benchmark, in its team’s words.' })
  description!: string;

  @Field(() => Long, { description: 'Sequence of its newest event. Subscribe after it to miss nothing.' })
  lastEventSequence!: bigint;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;
}

export const BenchmarkConnection = connectionOf('Benchmark', () => Benchmark);

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'The model of a benchmark, as it was when its version was published.' })
export class BenchmarkModel {
  @Field(() => String, { description: 'Name that it has in the publishing team.' })
  name!: string;

  @Field(() => String, {
    description: 'SHA-256 of its spec. Submitted sweeps must train a model with the same hash.',
  })
  contentHash!: string;

  @Field(() => Json, { description: 'The spec.' })
  spec!: unknown;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'The data set of a benchmark, as it was when its version was published.' })
export class BenchmarkDataset {
  @Field(() => String, { description: 'Name that it has in the publishing team.' })
  name!: string;

  @Field(() => String, {
    description: 'SHA-256 of its spec. Submitted sweeps must use a data set with the same hash.',
  })
  contentHash!: string;

  @Field(() => Json, { description: 'The spec, with the checksums of its files.' })
  spec!: unknown;

  @Field(() => String, { nullable: true, description: 'Licence of the data, as the publisher names it.' })
  licence!: string | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Price of an hour on one kind of device, for ranking by COST.' })
export class BenchmarkPrice {
  @Field(() => String, { description: 'Kind of device.' })
  device!: string;

  @Field(() => Float, { description: 'Price of one device for one hour, in the currency of the version.' })
  pricePerDeviceHour!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Totals of a leaderboard.' })
export class LeaderboardTotals {
  @Field(() => Int, { description: 'Number of listed submissions.' })
  submissions!: number;

  @Field(() => Int, { description: 'Number of teams with a listed submission.' })
  teams!: number;

  @Field(() => Int, {
    description:
      'Number of listed submissions with the trust ATTESTED. REPLICATED ones are not counted here.',
  })
  attested!: number;

  @Field(() => Int, { description: 'Number of listed submissions with the trust REPLICATED.' })
  replicated!: number;

  @Field(() => Int, { description: 'Number of runs of the listed submissions.' })
  runs!: number;
}

@Allow(benchmarkReaders)
@ObjectType({ description: 'The rules of a benchmark. They are never edited: a change makes a new version.' })
export class BenchmarkVersion {
  @Field(() => Int, { description: 'Number of the version, from 1.' })
  number!: number;

  @Field(() => TargetMetric, { description: 'Metric of the target.' })
  metric!: TargetMetric;

  @Field(() => Float, { description: 'Value to reach.' })
  threshold!: number;

  @Field(() => [Optimiser], { description: 'Allowed optimisers; empty if all are.' })
  optimisers!: PolicyName[];

  @Field(() => Ranking, { description: 'What the leaderboard is ordered by.' })
  ranking!: Ranking;

  @Field(() => String, {
    nullable: true,
    description: 'Kind of device; null unless the ranking is DEVICE_SECONDS.',
  })
  device!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Currency of the prices; null unless the ranking is COST.',
  })
  currency!: string | null;

  @Field(() => DateTime, { description: 'When it was published.' })
  createdAt!: Date;
}

@Allow(benchmarkReaders)
@ObjectType({ description: 'One event on a leaderboard. Events are never edited or removed.' })
export class BenchmarkEvent {
  @Field(() => Long, {
    description: 'Position in the benchmark’s history, without gaps. Resume a subscription after it.',
  })
  sequence!: bigint;

  @Field(() => BenchmarkEventKind, { description: 'Kind of event.' })
  kind!: BenchmarkEventKind;

  @Field(() => String, { description: 'Name, at the time, of the team that caused the event.' })
  teamName!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Reason that was given, or the outcome; for VERSION_PUBLISHED the number of the version, e.g. "1".',
  })
  note!: string | null;

  @Field(() => DateTime, { description: 'When it happened.' })
  createdAt!: Date;
}

export const BenchmarkEventConnection = connectionOf('BenchmarkEvent', () => BenchmarkEvent);
