import type { Session as SessionRecord } from '@critbatch/prisma/generated/client';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Allow, itsUser } from '../../platform/access/rule.ts';
import { ResendableInput } from '../../platform/idempotency/resendable.input.ts';
import { Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { Node } from '../../platform/node/node.type.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';

@Allow(itsUser)
@ObjectType({ implements: Node, description: 'A session of a user: one place where they have signed in.' })
export class Session extends Node {
  @Field(() => DateTime, { description: 'When they signed in.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it was last used, to the day.' })
  lastUsedAt!: Date;

  @Field(() => DateTime, { description: 'When it expires. Use extends it.' })
  expiresAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: 'IP address that they signed in from, as far as is known; for IPv6, the network.',
  })
  ipAddress!: string | null;

  @Field(() => String, { nullable: true, description: 'User agent of the browser.' })
  userAgent!: string | null;
}

@InputType({ description: 'Session to end.' })
export class RevokeSessionInput {
  @Field(() => ID, { description: 'The session.' })
  sessionId!: string;
}

@PayloadType('The ended session, or the errors.')
export class RevokeSessionPayload extends Payload {
  @Field(() => Session, { nullable: true, description: 'The session before it ended.' })
  session!: SessionRecord | null;
}

@InputType({ description: 'Optional settings.' })
export class RevokeOtherSessionsInput extends ResendableInput {}

@PayloadType('Number of ended sessions, or the errors.')
export class RevokeOtherSessionsPayload extends Payload {
  @Field(() => Int, { description: 'Number of sessions that were ended.' })
  endedCount!: number;
}
