import type { Session as SessionRecord } from '@critbatch/prisma/generated/client';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { requireIdentity } from '../../platform/access/requireTeam.ts';
import type { Rule } from '../../platform/access/rule.ts';
import { Allow } from '../../platform/access/rule.ts';
import { ResendableInput } from '../../platform/idempotency/resendable.input.ts';
import { Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { notFound } from '../../platform/node/globalId.ts';
import { Node } from '../../platform/node/node.type.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';

/** A session is seen by its own user, and by nobody else. */
const itsUser: Rule = (access, parent) => {
  requireIdentity(access);
  const { userId } = parent as { userId: string };
  if (access.kind !== 'user' || access.userId !== userId) throw notFound('Session');
};

@Allow(itsUser)
@ObjectType({ implements: Node, description: 'One place where a person has signed in.' })
export class Session extends Node {
  @Field(() => DateTime, { description: 'When they signed in.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it was used last, to the day.' })
  lastUsedAt!: Date;

  @Field(() => DateTime, { description: 'When it ends by itself; use prolongs it.' })
  expiresAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: 'Address that they signed in from, as far as is known; of IPv6 the network.',
  })
  ipAddress!: string | null;

  @Field(() => String, { nullable: true, description: 'What the browser says of itself.' })
  userAgent!: string | null;
}

@InputType({ description: 'The session to end.' })
export class RevokeSessionInput {
  @Field(() => ID, { description: 'The session.' })
  sessionId!: string;
}

@PayloadType('The session that was ended, or what to mend.')
export class RevokeSessionPayload extends Payload {
  @Field(() => Session, { nullable: true, description: 'It, as it was.' })
  session!: SessionRecord | null;
}

@InputType({ description: 'Nothing has to be said.' })
export class RevokeOtherSessionsInput extends ResendableInput {}

@PayloadType('How many sessions were ended, or what to mend.')
export class RevokeOtherSessionsPayload extends Payload {
  @Field(() => Int, { description: 'Sessions that were ended.' })
  endedCount!: number;
}
