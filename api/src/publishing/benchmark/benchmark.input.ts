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

@InputType({ description: 'Which benchmarks a list holds.' })
export class BenchmarkWhere {
  @Field(() => String, { nullable: true, description: 'With this text in the name, in any case.' })
  nameContains?: string | null;
}

@InputType({ description: 'How a list of benchmarks is ordered.' })
export class BenchmarkOrder extends orderOf(NamedOrderField) {}

@ArgsType()
export class BenchmarksArgs extends PageArgs {
  @Field(() => BenchmarkWhere, { nullable: true, description: 'Which benchmarks; all if absent.' })
  where?: BenchmarkWhere | null;

  @Field(() => BenchmarkOrder, { nullable: true, description: 'Newest first if absent.' })
  orderBy?: BenchmarkOrder | null;
}

@InputType({ description: 'What an hour of a kind of device is taken to cost.' })
export class BenchmarkPriceInput {
  @Field(() => String, { description: 'Kind of device, as workers name theirs.' })
  device!: string;

  @Field(() => Float, { description: 'In the currency of the version, above 0.' })
  pricePerDeviceHour!: number;
}

@InputType({ description: 'What a benchmark fixes.' })
export class BenchmarkRulesInput {
  @Field(() => ID, { description: 'A model of the team: sweeps must train one of the same content.' })
  modelId!: string;

  @Field(() => ID, { description: 'A data set of the team: sweeps must use one of the same content.' })
  datasetId!: string;

  @Field(() => TargetMetric, { description: 'What is measured to say "trained".' })
  metric!: TargetMetric;

  @Field(() => Float, { description: 'Value to reach, above 0.' })
  threshold!: number;

  @Field(() => [Optimiser], {
    nullable: true,
    description: 'Optimisers that are allowed; any if absent or empty.',
  })
  optimisers?: PolicyName[] | null;

  @Field(() => Ranking, { description: 'What the board is ordered by.' })
  ranking!: Ranking;

  @Field(() => String, { nullable: true, description: 'Of DEVICE_SECONDS: the kind of device.' })
  device?: string | null;

  @Field(() => [BenchmarkPriceInput], {
    nullable: true,
    description: 'Of COST: what each kind of device is taken to cost.',
  })
  prices?: BenchmarkPriceInput[] | null;

  @Field(() => String, { nullable: true, description: 'Of COST: ISO 4217, e.g. EUR.' })
  currency?: string | null;
}

@InputType({ description: 'A new benchmark with its first version.' })
export class CreateBenchmarkInput extends ResendableInput {
  @Field(() => ID, { description: 'Team that publishes it, and will decide disputes.' })
  teamId!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { description: 'Unique short name for addresses: a-z, 0-9 and single hyphens.' })
  slug!: string;

  @Field(() => String, { nullable: true, description: 'What it is for, at most 2,000 characters.' })
  description?: string | null;

  @Field(() => BenchmarkRulesInput, { description: 'What it fixes.' })
  rules!: BenchmarkRulesInput;
}

@InputType({ description: 'The next version of a benchmark. Boards of earlier ones stay.' })
export class PublishBenchmarkVersionInput extends ResendableInput {
  @Field(() => ID, { description: 'The benchmark.' })
  benchmarkId!: string;

  @Field(() => BenchmarkRulesInput, { description: 'What it fixes from now on.' })
  rules!: BenchmarkRulesInput;
}

@InputType({ description: 'A sweep to hand in.' })
export class SubmitSweepInput extends ResendableInput {
  @Field(() => ID, { description: 'The benchmark; its newest version counts.' })
  benchmarkId!: string;

  @Field(() => ID, { description: 'A finished sweep of a team of the caller.' })
  sweepId!: string;
}

@InputType({ description: 'A submission to take back.' })
export class WithdrawSubmissionInput {
  @Field(() => ID, { description: 'The submission.' })
  submissionId!: string;

  @Field(() => String, { nullable: true, description: 'Why, for the history; at most 500 characters.' })
  reason?: string | null;
}

@InputType({ description: 'A submission to run again.' })
export class ReplicateSubmissionInput extends ResendableInput {
  @Field(() => ID, { description: 'The submission.' })
  submissionId!: string;

  @Field(() => ID, { description: 'The team whose workers run it: another than the one that handed it in.' })
  teamId!: string;
}

@InputType({ description: 'A doubt about a submission.' })
export class DisputeSubmissionInput extends ResendableInput {
  @Field(() => ID, { description: 'The submission.' })
  submissionId!: string;

  @Field(() => ID, {
    description: 'The team that doubts it; or its own, to object to a mismatch of training it again.',
  })
  teamId!: string;

  @Field(() => String, { description: 'What is doubted, and why; 1 to 2,000 characters.' })
  reason!: string;
}

@InputType({ description: 'What is decided about a dispute.' })
export class DecideDisputeInput {
  @Field(() => ID, { description: 'The dispute.' })
  disputeId!: string;

  @Field(() => Boolean, {
    description:
      'True removes the submission from the board; where the submitter objects to a mismatch, it sets that aside.',
  })
  isUpheld!: boolean;

  @Field(() => String, { description: 'Why; 1 to 2,000 characters.' })
  decision!: string;
}

@PayloadType('The benchmark, or what to mend.')
export class BenchmarkPayload extends Payload {
  @NullIfRefused(() => Benchmark, 'The benchmark')
  benchmark!: BenchmarkRecord | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description: 'Runs of one batch size that a score is short of: addRuns takes exactly these.',
})
export class MissingRuns {
  @Field(() => Int, { description: 'The batch size that the sweep is scored at.' })
  batchSize!: number;

  @Field(() => Int, { description: 'Seeds that it has.' })
  present!: number;

  @Field(() => [Int], { description: 'Seeds to add: those of other batch sizes first.' })
  seeds!: number[];
}

@PayloadType('The submission, or what to mend.')
export class SubmissionPayload extends Payload {
  @NullIfRefused(() => Submission, 'The submission')
  submission!: SubmissionRecord | null;

  @Field(() => MissingRuns, {
    nullable: true,
    description:
      'Of submitSweep, with TOO_FEW_SEEDS: the runs to add before the sweep can be handed in. Null otherwise.',
  })
  missingRuns?: MissingRuns | null;
}

@PayloadType('The sweep that runs a submission again, or what to mend.')
export class ReplicateSubmissionPayload extends Payload {
  @NullIfRefused(() => Sweep, 'The new sweep')
  sweep!: { id: string; teamId: string } | null;
}

@ArgsType()
export class SubmittedLogsArgs {
  @Field(() => Int, { nullable: true, defaultValue: 1000, description: 'How many, at most 1000.' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Cursor after which the page starts.' })
  after?: string | null;
}
