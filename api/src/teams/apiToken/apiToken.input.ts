import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { NamedOrderField, orderOf } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { ApiToken, ApiTokenStatus, TokenScope } from './apiToken.type.ts';
import type { ApiTokenRecord } from './presentApiToken.ts';

@InputType({ description: 'Which tokens a list holds; conditions add up.' })
export class ApiTokenWhere {
  @Field(() => ApiTokenStatus, { nullable: true, description: 'In this status.' })
  status?: ApiTokenStatus | null;

  @Field(() => String, { nullable: true, description: 'With this text in the name, in any case.' })
  nameContains?: string | null;
}

@InputType({ description: 'How a list of tokens is ordered.' })
export class ApiTokenOrder extends orderOf(NamedOrderField) {}

@ArgsType()
export class ApiTokensArgs extends PageArgs {
  @Field(() => ApiTokenWhere, { nullable: true, description: 'Which tokens; all if absent.' })
  where?: ApiTokenWhere | null;

  @Field(() => ApiTokenOrder, { nullable: true, description: 'Newest first if absent.' })
  orderBy?: ApiTokenOrder | null;
}

@InputType({ description: 'A new token.' })
export class CreateApiTokenInput {
  @Field(() => ID, { description: 'Team in which it acts.' })
  teamId!: string;

  @Field(() => String, { description: 'What it is for.' })
  name!: string;

  @Field(() => [TokenScope], { description: 'What it may do: no more than who asks may do himself.' })
  scopes!: TokenScope[];

  @Field(() => Int, { defaultValue: 90, description: 'Days until it ends, 1 to 365.' })
  expiresInDays!: number;
}

@InputType({ description: 'The token to make useless.' })
export class RevokeApiTokenInput {
  @Field(() => ID, { description: 'The token.' })
  apiTokenId!: string;
}

@PayloadType('The new token with its secret, or what to mend.')
export class CreateApiTokenPayload extends Payload {
  @NullIfRefused(() => ApiToken, 'The token')
  apiToken!: ApiTokenRecord | null;

  @Field(() => String, {
    nullable: true,
    description: 'The secret: shown here, once. Only its hash is kept.',
  })
  secret?: string | null;
}

@PayloadType('The useless token, or what to mend.')
export class RevokeApiTokenPayload extends Payload {
  @NullIfRefused(() => ApiToken, 'The token')
  apiToken!: ApiTokenRecord | null;
}
