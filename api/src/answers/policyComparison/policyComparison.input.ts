import type { PolicyComparison as PolicyComparisonRecord } from '@critbatch/prisma/generated/client';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { PolicyInput } from '../../library/policy/policy.input.ts';
import { ResendableInput } from '../../platform/idempotency/resendable.input.ts';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { NamedOrderField, orderOf } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { Long } from '../../platform/scalar/long.ts';
import { EvaluationCadenceInput, TargetInput } from '../../sweeps/sweep/sweep.input.ts';
import { PolicyComparison } from './policyComparison.type.ts';

@InputType({ description: 'Which policy comparisons a list holds; conditions add up.' })
export class PolicyComparisonWhere {
  @Field(() => ID, { nullable: true, description: 'Of this team.' })
  teamId?: string | null;

  @Field(() => String, { nullable: true, description: 'With this text in the name, in any case.' })
  nameContains?: string | null;
}

@InputType({ description: 'How a list of policy comparisons is ordered.' })
export class PolicyComparisonOrder extends orderOf(NamedOrderField) {}

@ArgsType()
export class PolicyComparisonsArgs extends PageArgs {
  @Field(() => PolicyComparisonWhere, { nullable: true, description: 'Which ones; all if absent.' })
  where?: PolicyComparisonWhere | null;

  @Field(() => PolicyComparisonOrder, { nullable: true, description: 'Newest first if absent.' })
  orderBy?: PolicyComparisonOrder | null;
}

@InputType({
  description:
    'A policy to compare; of several, a grid, every batch size takes its own best: "tuned for every batch size".',
})
export class ContenderInput {
  @Field(() => String, { nullable: true, description: 'Name within the comparison; the policy’s if absent.' })
  name?: string | null;

  @Field(() => [PolicyInput], { description: 'One policy, or the grid in its order; 20 at most.' })
  policies!: PolicyInput[];
}

@InputType({ description: 'A new policy comparison; the runs of all its sweeps are queued at once.' })
export class CreatePolicyComparisonInput extends ResendableInput {
  @Field(() => ID, { description: 'Team that will own it.' })
  teamId!: string;

  @Field(() => String, { description: 'Its name; that of every sweep begins with it.' })
  name!: string;

  @Field(() => ID, { description: 'Model version to train.' })
  modelId!: string;

  @Field(() => ID, { description: 'Data set version to train on.' })
  datasetId!: string;

  @Field(() => [Int], { description: 'Batch sizes to try under every policy.' })
  batchSizes!: number[];

  @Field(() => [Int], { description: 'Seeds to try at every batch size under every policy.' })
  seeds!: number[];

  @Field(() => TargetInput, { description: 'What counts as trained.' })
  target!: TargetInput;

  @Field(() => [ContenderInput], { description: 'Two policies or more; 20 at most.' })
  contenders!: ContenderInput[];

  @Field(() => EvaluationCadenceInput, { description: 'When runs are evaluated.' })
  evaluation!: EvaluationCadenceInput;

  @Field(() => Long, { description: 'Examples after which a run stops.' })
  maxExamplesPerRun!: number;
}

@PayloadType('The new policy comparison, or what to mend.')
export class CreatePolicyComparisonPayload extends Payload {
  @NullIfRefused(() => PolicyComparison, 'The comparison')
  policyComparison!: PolicyComparisonRecord | null;
}
