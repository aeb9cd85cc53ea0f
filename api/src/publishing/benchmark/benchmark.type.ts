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
  description:
    'A fixed task on which teams are compared; every team of this Critbatch may hand in its sweeps.',
})
export class Benchmark extends Node {
  @Field(() => String, { description: 'Unique short name for addresses.' })
  slug!: string;

  @Field(() => String, { description: 'Name as people write it.' })
  name!: string;

  @Field(() => String, { description: 'What it is for, in its team’s words.' })
  description!: string;

  @Field(() => Long, { description: 'Number of its newest event: subscribe after it.' })
  lastEventSequence!: bigint;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;
}

export const BenchmarkConnection = connectionOf('Benchmark', () => Benchmark);

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'The model of a benchmark, as it was when its version was published.' })
export class BenchmarkModel {
  @Field(() => String, { description: 'Name in the team that published it.' })
  name!: string;

  @Field(() => String, { description: 'SHA-256 of its spec: a sweep must train a model of the same.' })
  contentHash!: string;

  @Field(() => Json, { description: 'The spec.' })
  spec!: unknown;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'The data set of a benchmark, as it was when its version was published.' })
export class BenchmarkDataset {
  @Field(() => String, { description: 'Name in the team that published it.' })
  name!: string;

  @Field(() => String, { description: 'SHA-256 of its spec: a sweep must use data of the same.' })
  contentHash!: string;

  @Field(() => Json, { description: 'The spec, with the checksums of its files.' })
  spec!: unknown;

  @Field(() => String, { nullable: true, description: 'Licence of the data, as the publisher names it.' })
  licence!: string | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'What an hour of a kind of device is taken to cost.' })
export class BenchmarkPrice {
  @Field(() => String, { description: 'Kind of device.' })
  device!: string;

  @Field(() => Float, { description: 'In the currency of the version.' })
  pricePerDeviceHour!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'What stands on a board, in numbers.' })
export class LeaderboardTotals {
  @Field(() => Int, { description: 'Submissions listed.' })
  submissions!: number;

  @Field(() => Int, { description: 'Teams behind them.' })
  teams!: number;

  @Field(() => Int, {
    description: 'Of the submissions, those that are ATTESTED; the replicated ones are not among them.',
  })
  attested!: number;

  @Field(() => Int, { description: 'Of the submissions, those that are REPLICATED.' })
  replicated!: number;

  @Field(() => Int, { description: 'Runs behind the board.' })
  runs!: number;
}

@Allow(benchmarkReaders)
@ObjectType({ description: 'The rules of a benchmark. They are never edited: a change is another version.' })
export class BenchmarkVersion {
  @Field(() => Int, { description: '1, 2, 3 …' })
  number!: number;

  @Field(() => TargetMetric, { description: 'What is measured to say "trained".' })
  metric!: TargetMetric;

  @Field(() => Float, { description: 'Value to reach.' })
  threshold!: number;

  @Field(() => [Optimiser], { description: 'Optimisers that are allowed; empty for any.' })
  optimisers!: PolicyName[];

  @Field(() => Ranking, { description: 'What the board is ordered by.' })
  ranking!: Ranking;

  @Field(() => String, { nullable: true, description: 'The kind of device that DEVICE_SECONDS are of.' })
  device!: string | null;

  @Field(() => String, { nullable: true, description: 'Currency of COST.' })
  currency!: string | null;

  @Field(() => DateTime, { description: 'When it was published.' })
  createdAt!: Date;
}

@Allow(benchmarkReaders)
@ObjectType({ description: 'One thing that happened on a leaderboard. It is neither edited nor removed.' })
export class BenchmarkEvent {
  @Field(() => Long, { description: 'Place in the benchmark’s history, without gaps: resume after it.' })
  sequence!: bigint;

  @Field(() => BenchmarkEventKind, { description: 'What happened.' })
  kind!: BenchmarkEventKind;

  @Field(() => String, { description: 'The team that did it, by the name that it had.' })
  teamName!: string;

  @Field(() => String, { nullable: true, description: 'The reason given, or what came of it.' })
  note!: string | null;

  @Field(() => DateTime, { description: 'When it happened.' })
  createdAt!: Date;
}

export const BenchmarkEventConnection = connectionOf('BenchmarkEvent', () => BenchmarkEvent);
