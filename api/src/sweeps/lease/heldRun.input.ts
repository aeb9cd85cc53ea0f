import { Field, ID, InputType, Int } from 'type-graphql';

/** Every write about a held run carries these. */
@InputType()
export abstract class HeldRunInput {
  @Field(() => ID, { description: 'Run that the worker holds.' })
  runId!: string;

  @Field(() => Int, { description: 'Fencing token of the lease. An older one is refused.' })
  fencingToken!: number;
}
