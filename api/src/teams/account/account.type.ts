import { Field, InputType, Int, ObjectType } from 'type-graphql';
import type { Access } from '../../platform/access/access.ts';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';
import { Viewer } from '../viewer/viewer.type.ts';

export enum SignUp {
  OPEN = 'open',
  INVITATION = 'invitation',
  OFF = 'off',
}
declareEnum(SignUp, 'SignUp', 'Who can become a user.', {
  OPEN: 'Everybody.',
  INVITATION: 'Whom a team has invited.',
  OFF: 'Nobody.',
});

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'The ways into this Critbatch.' })
export class SignInOptions {
  @Field(() => SignUp, { description: 'Who can become a user.' })
  signUp!: SignUp;

  @Field(() => Boolean, { description: 'Whether sign-in links can be sent by e-mail.' })
  linkByEmail!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the provider of single sign-on, which begins at /api/auth/sso; null where there is none.',
  })
  singleSignOn!: string | null;

  @Field(() => Int, { description: 'Least length of a password.' })
  leastPasswordLength!: number;
}

@InputType({ description: 'A new user.' })
export class SignUpInput {
  @Field(() => String, { description: 'His address.' })
  email!: string;

  @Field(() => String, { description: 'Name as he writes it.' })
  name!: string;

  @Field(() => String, { description: 'At least 12 characters.' })
  password!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The secret of an invitation’s link; he joins the team at once. Needed where sign-up is by invitation.',
  })
  invitationToken?: string | null;
}

@InputType({ description: 'Who signs in.' })
export class SignInInput {
  @Field(() => String, { description: 'His address.' })
  email!: string;

  @Field(() => String, { description: 'His password.' })
  password!: string;
}

@InputType({ description: 'Where to send a sign-in link.' })
export class RequestSignInLinkInput {
  @Field(() => String, { description: 'The address.' })
  email!: string;
}

@PayloadType('The caller as he is now that he has signed in, or what to mend.')
export class SignInPayload extends Payload {
  @NullIfRefused(() => Viewer, 'The caller')
  viewer!: Access | null;
}

@PayloadType('Whether the order was taken, or what to mend.')
export class RequestSignInLinkPayload extends Payload {
  @Field(() => Boolean, {
    description:
      'Whether the order was taken. It says nothing about whether there is a user of this address.',
  })
  isTaken!: boolean;
}
