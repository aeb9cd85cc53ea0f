import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { NamedOrderField, orderOf } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { ApiToken, ApiTokenStatus, TokenScope } from './apiToken.type.ts';
import type { ApiTokenRecord } from './presentApiToken.ts';

@InputType({ description: 'Filter for tokens. Every condition has to hold.' })
export class ApiTokenWhere {
  @Field(() => ApiTokenStatus, { nullable: true, description: 'Status.' })
  status?: ApiTokenStatus | null;

  @Field(() => String, {
    nullable: true,
    description: 'Text that the name contains, upper and lower case alike.',
  })
  nameContains?: string | null;
}

@InputType({ description: 'How a list of tokens is ordered.' })
export class ApiTokenOrder extends orderOf(NamedOrderField) {}

@ArgsType()
export class ApiTokensArgs extends PageArgs {
  @Field(() => ApiTokenWhere, { nullable: true, description: 'Filter; all tokens if absent.' })
  where?: ApiTokenWhere | null;

  @Field(() => ApiTokenOrder, { nullable: true, description: 'Order; newest first if absent.' })
  orderBy?: ApiTokenOrder | null;
}

@InputType({ description: 'A new token.' })
export class CreateApiTokenInput {
  @Field(() => ID, { description: 'Team that the token belongs to.' })
  teamId!: string;

  @Field(() => String, { description: 'Purpose.' })
  name!: string;

  @Field(() => [TokenScope], {
    description:
      'What the token may do: at most what the caller may do. Users of every role but VIEWER can also grant WORKER.',
  })
  scopes!: TokenScope[];

  @Field(() => Int, { defaultValue: 90, description: 'Days until it expires, 1 to 365.' })
  expiresInDays!: number;
}

@InputType({ description: 'Token to revoke.' })
export class RevokeApiTokenInput {
  @Field(() => ID, { description: 'The token.' })
  apiTokenId!: string;
}

@PayloadType('The new token with its secret, or the errors.')
export class CreateApiTokenPayload extends Payload {
  @NullIfRefused(() => ApiToken, 'The token')
  apiToken!: ApiTokenRecord | null;

  @Field(() => String, {
    nullable: true,
    description: 'The secret. It is shown only here, once; the API keeps only its hash.',
  })
  secret?: string | null;
}

@PayloadType('The revoked token, or the errors.')
export class RevokeApiTokenPayload extends Payload {
  @NullIfRefused(() => ApiToken, 'The token')
  apiToken!: ApiTokenRecord | null;
}
