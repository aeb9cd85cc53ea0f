import { TargetMetric } from '@critbatch/prisma/generated/enums';
import type { PolicyName } from '@critbatch/theory';
import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { ResendableInput } from '../../platform/idempotency/resendable.input.ts';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { NamedOrderField, orderOf } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';
import { Optimiser, Ranking } from './benchmark.enum.ts';
import { Benchmark } from './benchmark.type.ts';
import type { BenchmarkRecord } from './findBenchmarks.ts';
import type { SubmissionRecord } from './findSubmissions.ts';
import { Submission } from './submission.type.ts';

@InputType({ description: 'Filter for benchmarks.' })
export class BenchmarkWhere {
  @Field(() => String, {
    nullable: true,
    description: 'Text that the name contains, upper and lower case alike.',
  })
  nameContains?: string | null;
}

@InputType({ description: 'How a list of benchmarks is ordered.' })
export class BenchmarkOrder extends orderOf(NamedOrderField) {}

@ArgsType()
export class BenchmarksArgs extends PageArgs {
  @Field(() => BenchmarkWhere, { nullable: true, description: 'Filter; all benchmarks if absent.' })
  where?: BenchmarkWhere | null;

  @Field(() => BenchmarkOrder, { nullable: true, description: 'Order; newest first if absent.' })
  orderBy?: BenchmarkOrder | null;
}

@InputType({ description: 'Price of an hour on one kind of device, for ranking by COST.' })
export class BenchmarkPriceInput {
  @Field(() => String, { description: 'Kind of device, as workers name it.' })
  device!: string;

  @Field(() => Float, {
    description: 'Price of one device for one hour, in the currency of the version; above 0.',
  })
  pricePerDeviceHour!: number;
}

@InputType({ description: 'Rules of a benchmark.' })
export class BenchmarkRulesInput {
  @Field(() => ID, {
    description: 'Model of the publishing team. Submitted sweeps must train the same content.',
  })
  modelId!: string;

  @Field(() => ID, {
    description: 'Data set of the publishing team. Submitted sweeps must use the same content.',
  })
  datasetId!: string;

  @Field(() => TargetMetric, { description: 'Metric of the target.' })
  metric!: TargetMetric;

  @Field(() => Float, { description: 'Value to reach; above 0.' })
  threshold!: number;

  @Field(() => [Optimiser], {
    nullable: true,
    description: 'Allowed optimisers; all of them if absent or empty.',
  })
  optimisers?: PolicyName[] | null;

  @Field(() => Ranking, { description: 'What the leaderboard is ordered by.' })
  ranking!: Ranking;

  @Field(() => String, {
    nullable: true,
    description: 'Kind of device. Only for the ranking DEVICE_SECONDS.',
  })
  device?: string | null;

  @Field(() => [BenchmarkPriceInput], {
    nullable: true,
    description: 'Price of each kind of device. Only for the ranking COST.',
  })
  prices?: BenchmarkPriceInput[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Currency as an ISO 4217 code, e.g. EUR. Only for the ranking COST.',
  })
  currency?: string | null;
}

@InputType({ description: 'A new benchmark with its first version.' })
export class CreateBenchmarkInput extends ResendableInput {
  @Field(() => ID, { description: 'Team that publishes the benchmark and decides its disputes.' })
  teamId!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { description: 'Unique short name for URLs: a-z, 0-9 and single hyphens.' })
  slug!: string;

  @Field(() => String, { nullable: true, description: 'Purpose, at most 2,000 characters.' })
  description?: string | null;

  @Field(() => BenchmarkRulesInput, { description: 'Rules of the first version.' })
  rules!: BenchmarkRulesInput;
}

@InputType({ description: 'The next version of a benchmark. Leaderboards of earlier versions stay.' })
export class PublishBenchmarkVersionInput extends ResendableInput {
  @Field(() => ID, { description: 'The benchmark.' })
  benchmarkId!: string;

  @Field(() => BenchmarkRulesInput, { description: 'Rules of the new version.' })
  rules!: BenchmarkRulesInput;
}

@InputType({ description: 'Sweep to submit.' })
export class SubmitSweepInput extends ResendableInput {
  @Field(() => ID, { description: 'The benchmark. The sweep is submitted to its newest version.' })
  benchmarkId!: string;

  @Field(() => ID, { description: 'A finished sweep of one of the caller’s teams.' })
  sweepId!: string;
}

@InputType({ description: 'Submission to withdraw.' })
export class WithdrawSubmissionInput {
  @Field(() => ID, { description: 'The submission.' })
  submissionId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Reason, shown in the history; at most 500 characters.',
  })
  reason?: string | null;
}

@InputType({ description: 'Submission to replicate.' })
export class ReplicateSubmissionInput extends ResendableInput {
  @Field(() => ID, { description: 'The submission.' })
  submissionId!: string;

  @Field(() => ID, { description: 'Team whose workers train it. Not the team that submitted it.' })
  teamId!: string;
}

@InputType({ description: 'Dispute about a submission.' })
export class DisputeSubmissionInput extends ResendableInput {
  @Field(() => ID, { description: 'The submission.' })
  submissionId!: string;

  @Field(() => ID, {
    description: 'Team that disputes the submission. To object to a mismatch: the submitter’s own team.',
  })
  teamId!: string;

  @Field(() => String, { description: 'What is disputed, and why; 1 to 2,000 characters.' })
  reason!: string;
}

@InputType({ description: 'Decision on a dispute.' })
export class DecideDisputeInput {
  @Field(() => ID, { description: 'The dispute.' })
  disputeId!: string;

  @Field(() => Boolean, {
    description:
      'Whether the dispute is right. If true, the submission is removed from the board; for an objection (isObjection), the mismatch is set aside instead.',
  })
  isUpheld!: boolean;

  @Field(() => String, { description: 'Reason for the decision, 1 to 2,000 characters.' })
  decision!: string;
}

@PayloadType('The benchmark, or the errors.')
export class BenchmarkPayload extends Payload {
  @NullIfRefused(() => Benchmark, 'The benchmark')
  benchmark!: BenchmarkRecord | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description: 'Runs that a score still needs at one batch size. addRuns takes them as they are.',
})
export class MissingRuns {
  @Field(() => Int, { description: 'Batch size at which the sweep is scored.' })
  batchSize!: number;

  @Field(() => Int, {
    description: 'Number of runs that it has, with those of other batch sizes that would be scored with it.',
  })
  present!: number;

  @Field(() => [Int], { description: 'Seeds to add; first those that other batch sizes already have.' })
  seeds!: number[];
}

@PayloadType('The submission, or the errors.')
export class SubmissionPayload extends Payload {
  @NullIfRefused(() => Submission, 'The submission')
  submission!: SubmissionRecord | null;

  @Field(() => MissingRuns, {
    nullable: true,
    description:
      'Runs to add before the sweep can be submitted. Only after submitSweep with the error TOO_FEW_SEEDS; null otherwise.',
  })
  missingRuns?: MissingRuns | null;
}

@PayloadType('The sweep that replicates the submission, or the errors.')
export class ReplicateSubmissionPayload extends Payload {
  @NullIfRefused(() => Sweep, 'The new sweep')
  sweep!: { id: string; teamId: string } | null;
}

@ArgsType()
export class SubmittedLogsArgs {
  @Field(() => Int, { nullable: true, defaultValue: 1000, description: 'Number of items, at most 1000.' })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor after which the page starts; from the start of the list if absent.',
  })
  after?: string | null;
}
