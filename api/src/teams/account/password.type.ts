import { Field, InputType } from 'type-graphql';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import type { UserRecord } from '../user/user.service.ts';
import { User } from '../user/user.type.ts';

const newPassword =
  '12 to 128 characters of any kind, but none of the passwords that would be guessed first (PASSWORD_GUESSABLE).';

@InputType({ description: 'Another password of the caller.' })
export class ChangePasswordInput {
  @Field(() => String, {
    nullable: true,
    description:
      'The present password. Left out by who has none yet (viewer.hasPassword) and has signed in within the last day.',
  })
  currentPassword?: string | null;

  @Field(() => String, { description: newPassword })
  newPassword!: string;

  @Field(() => Boolean, {
    defaultValue: true,
    description:
      'Whether the session that asks goes on. All others end, and so do links that are on their way.',
  })
  keepsThisSession!: boolean;
}

@InputType({ description: 'Another name of the caller.' })
export class ChangeNameInput {
  @Field(() => String, { description: 'Name as the person writes it, 1 to 120 characters.' })
  name!: string;
}

@InputType({ description: 'Who has forgotten their password.' })
export class RequestPasswordResetInput {
  @Field(() => String, { description: 'The address.' })
  email!: string;
}

@InputType({ description: 'Another password, by a link.' })
export class ResetPasswordInput {
  @Field(() => String, { description: 'The secret in the link.' })
  token!: string;

  @Field(() => String, { description: newPassword })
  newPassword!: string;
}

@PayloadType('The caller, or what to mend.')
export class ChangedUserPayload extends Payload {
  @NullIfRefused(() => User, 'The caller')
  user!: UserRecord | null;
}

@PayloadType('Whether the order was taken, or what to mend.')
export class RequestPasswordResetPayload extends Payload {
  @Field(() => Boolean, {
    description:
      'Whether the order was taken. It says nothing about whether there is a user of this address.',
  })
  isTaken!: boolean;
}

@PayloadType('Whether the password was changed, or what to mend.')
export class ResetPasswordPayload extends Payload {
  @Field(() => Boolean, { description: 'Whether it was changed. Every session of its owner has ended then.' })
  isChanged!: boolean;
}
