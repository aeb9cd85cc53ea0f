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
  INVITATION: 'Users whom a team has invited.',
  OFF: 'Nobody.',
});

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Ways to sign in to this Critbatch.' })
export class SignInOptions {
  @Field(() => SignUp, { description: 'Who can become a user.' })
  signUp!: SignUp;

  @Field(() => Boolean, { description: 'Whether sign-in links can be sent by e-mail.' })
  linkByEmail!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the provider for single sign-on, which starts at /api/auth/sso; null if there is none.',
  })
  singleSignOn!: string | null;

  @Field(() => Int, { description: 'Minimum length of a password.' })
  leastPasswordLength!: number;
}

@InputType({ description: 'A new user.' })
export class SignUpInput {
  @Field(() => String, { description: 'E-mail address.' })
  email!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, {
    description:
      'Password: 12 to 128 characters, and not one that is easily guessed (error PASSWORD_GUESSABLE).',
  })
  password!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Secret of an invitation’s link. The new user joins that team at once. Required where sign-up is by invitation.',
  })
  invitationToken?: string | null;
}

@InputType({ description: 'User who signs in.' })
export class SignInInput {
  @Field(() => String, { description: 'E-mail address.' })
  email!: string;

  @Field(() => String, { description: 'Password.' })
  password!: string;
}

@InputType({ description: 'Address to send a sign-in link to.' })
export class RequestSignInLinkInput {
  @Field(() => String, { description: 'E-mail address.' })
  email!: string;
}

@PayloadType('The caller, now signed in, or the errors.')
export class SignInPayload extends Payload {
  @NullIfRefused(() => Viewer, 'The caller')
  viewer!: Access | null;
}

@PayloadType('Whether the request was accepted, or the errors.')
export class RequestSignInLinkPayload extends Payload {
  @Field(() => Boolean, {
    description:
      'Whether the request was accepted. This does not tell whether a user with this address exists.',
  })
  isTaken!: boolean;
}
