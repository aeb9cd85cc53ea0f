import { Field, InputType } from 'type-graphql';

/** Inputs of mutations that create something: extend this one, and a lost answer can be asked for again. */
@InputType({ description: 'What may be sent again without being done twice.' })
export abstract class ResendableInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Chosen by the sender, 1 to 200 characters. Within 24 hours the same key and input give the same answer, and nothing is done twice; the same key with another input is refused.',
  })
  idempotencyKey?: string | null;
}
