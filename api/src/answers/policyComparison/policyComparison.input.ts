import type { PolicyComparison as PolicyComparisonRecord } from '@critbatch/prisma/generated/client';
import type { EvaluationCadence } from '@critbatch/theory';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { PolicyInput } from '../../library/policy/policy.input.ts';
import { ResendableInput } from '../../platform/idempotency/resendable.input.ts';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { NamedWhere } from '../../platform/page/namedWhere.input.ts';
import { NamedOrderField, orderOf } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { Long } from '../../platform/scalar/long.ts';
import { EvaluationCadenceInput } from '../../sweeps/sweep/evaluationCadence.type.ts';
import { TargetInput } from '../../sweeps/sweep/sweep.input.ts';
import { PolicyComparison } from './policyComparison.type.ts';

@InputType({ description: 'Filter for policy comparisons. Every condition has to hold.' })
export class PolicyComparisonWhere extends NamedWhere {}

@InputType({ description: 'How a list of policy comparisons is ordered.' })
export class PolicyComparisonOrder extends orderOf(NamedOrderField) {}

@ArgsType()
export class PolicyComparisonsArgs extends PageArgs {
  @Field(() => PolicyComparisonWhere, { nullable: true, description: 'Filter; all if absent.' })
  where?: PolicyComparisonWhere | null;

  @Field(() => PolicyComparisonOrder, { nullable: true, description: 'Order; newest first if absent.' })
  orderBy?: PolicyComparisonOrder | null;
}

@InputType({
  description:
    'A policy to compare, or a grid of policies: then each batch size uses its own best policy of the grid ("tuned for every batch size").',
})
export class ContenderInput {
  @Field(() => String, {
    nullable: true,
    description: 'Name within the comparison. If absent, the name of the policy.',
  })
  name?: string | null;

  @Field(() => [PolicyInput], { description: 'One policy, or the policies of a grid in order; at most 20.' })
  policies!: PolicyInput[];
}

@InputType({ description: 'A new policy comparison. The runs of all its sweeps are queued at once.' })
export class CreatePolicyComparisonInput extends ResendableInput {
  @Field(() => ID, { description: 'Team that will own the new object.' })
  teamId!: string;

  @Field(() => String, { description: 'Name. The name of each of its sweeps begins with it.' })
  name!: string;

  @Field(() => ID, { description: 'Model to train.' })
  modelId!: string;

  @Field(() => ID, { description: 'Data set to train on.' })
  datasetId!: string;

  @Field(() => [Int], { description: 'Batch sizes that every policy tries.' })
  batchSizes!: number[];

  @Field(() => [Int], { description: 'Seeds that every policy tries at every batch size.' })
  seeds!: number[];

  @Field(() => TargetInput, { description: 'Target: what counts as trained.' })
  target!: TargetInput;

  @Field(() => [ContenderInput], { description: 'Policies to compare: 2 to 20.' })
  contenders!: ContenderInput[];

  @Field(() => EvaluationCadenceInput, { description: 'Evaluation cadence: when runs are evaluated.' })
  evaluation!: EvaluationCadence;

  @Field(() => Long, { description: 'Training examples after which a run stops.' })
  maxExamplesPerRun!: number;
}

@PayloadType('The new policy comparison, or the errors.')
export class CreatePolicyComparisonPayload extends Payload {
  @NullIfRefused(() => PolicyComparison, 'The comparison')
  policyComparison!: PolicyComparisonRecord | null;
}
