import { Field, InputType } from 'type-graphql';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import type { UserRecord } from '../user/user.service.ts';
import { User } from '../user/user.type.ts';

const newPassword =
  'New password: 12 to 128 characters, and not one that is easily guessed (error PASSWORD_GUESSABLE).';

@InputType({ description: 'New password of the caller.' })
export class ChangePasswordInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Current password. Leave it out to set a first password (viewer.hasPassword is false), within a day of signing in.',
  })
  currentPassword?: string | null;

  @Field(() => String, { description: newPassword })
  newPassword!: string;

  @Field(() => Boolean, {
    defaultValue: true,
    description:
      'Whether the current session goes on. All other sessions end, and links that were already sent stop working.',
  })
  keepsThisSession!: boolean;
}

@InputType({ description: 'New name of the caller.' })
export class ChangeNameInput {
  @Field(() => String, { description: 'Name, as the person writes it; 1 to 120 characters.' })
  name!: string;
}

@InputType({ description: 'User who has forgotten their password.' })
export class RequestPasswordResetInput {
  @Field(() => String, { description: 'E-mail address.' })
  email!: string;
}

@InputType({ description: 'New password, set with the secret of a link.' })
export class ResetPasswordInput {
  @Field(() => String, { description: 'Secret in the link.' })
  token!: string;

  @Field(() => String, { description: newPassword })
  newPassword!: string;
}

@PayloadType('The caller, or the errors.')
export class ChangedUserPayload extends Payload {
  @NullIfRefused(() => User, 'The caller')
  user!: UserRecord | null;
}

@PayloadType('Whether the request was accepted, or the errors.')
export class RequestPasswordResetPayload extends Payload {
  @Field(() => Boolean, {
    description:
      'Whether the request was accepted. This does not tell whether a user with this address exists.',
  })
  isTaken!: boolean;
}

@PayloadType('Whether the password was changed, or the errors.')
export class ResetPasswordPayload extends Payload {
  @Field(() => Boolean, {
    description: 'Whether the password was changed. If so, all sessions of the user have ended.',
  })
  isChanged!: boolean;
}
