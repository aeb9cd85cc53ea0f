import { Field, InputType } from 'type-graphql';

/** Inputs of mutations that create something: extend this one, and a lost answer can be asked for again. */
@InputType({ description: 'What may be sent again without being done twice.' })
export abstract class ResendableInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key, chosen by the sender; 1 to 200 characters. For 24 hours, a request with the same key and input gets the same answer and changes nothing more. The same key with another input is refused.',
  })
  idempotencyKey?: string | null;
}
