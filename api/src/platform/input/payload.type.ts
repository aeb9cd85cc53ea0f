import { Field, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../access/rule.ts';
import { UserError } from './userError.type.ts';

/** What a mutation answers: what it made or changed, or what the sender has to mend. Payloads extend this one. */
@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'What the sender of a mutation has to mend.' })
export abstract class Payload {
  @Field(() => [UserError], { description: 'What the sender has to mend; empty on success.' })
  userErrors!: UserError[];
}

/** What a mutation of a worker answers. */
@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'What a worker has to heed.' })
export abstract class WorkerPayload {
  @Field(() => [UserError], { description: 'What the worker has to heed; empty on success.' })
  userErrors!: UserError[];
}

/** Declares the payload of a mutation; who may send the mutation may read it. */
export function PayloadType(description: string): ClassDecorator {
  return (target) => {
    Allow(whoeverReadsTheParent)(target);
    ObjectType({ description })(target);
  };
}

/** Declares what a mutation made or changed: null where it was refused. */
export function NullIfRefused(type: () => unknown, what: string): PropertyDecorator {
  return Field(type as never, {
    nullable: true,
    description: `${what}; null if there is something to mend.`,
  }) as PropertyDecorator;
}
