import { Field, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../access/rule.ts';
import { UserError } from './userError.type.ts';

/** Response of a mutation: what it made or changed, or the errors that its sender can correct. Payloads extend this one. */
@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Response of a mutation, with its errors.' })
export abstract class Payload {
  @Field(() => [UserError], { description: 'Errors that the sender can correct; empty on success.' })
  userErrors!: UserError[];
}

/** What a mutation of a worker answers. */
@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Response of a mutation of a worker, with its errors.' })
export abstract class WorkerPayload {
  @Field(() => [UserError], { description: 'Why the request was refused; empty on success.' })
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
    description: `${what}; null if there are userErrors.`,
  }) as PropertyDecorator;
}
