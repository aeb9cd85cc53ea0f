import { Field, ID, InputType } from 'type-graphql';
import { PolicyInput } from '../../library/policy/policy.input.ts';

@InputType({ description: 'What a planned sweep would train, and how.' })
export class PastSweepsEstimateInput {
  @Field(() => ID, { description: 'Team that would own the sweep.' })
  teamId!: string;

  @Field(() => ID, { description: 'Model.' })
  modelId!: string;

  @Field(() => ID, { description: 'Data set.' })
  datasetId!: string;

  @Field(() => PolicyInput, { description: 'Step-size policy.' })
  policy!: PolicyInput;
}
