import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Access } from '../../platform/access/access.ts';
import { Allow, everybody, signedIn } from '../../platform/access/rule.ts';
import { NotAudited } from '../../platform/audit/notAudited.ts';
import { passwordHashOf } from '../../platform/auth/storePassword.ts';
import type { Context } from '../../platform/context/context.ts';
import { Viewer } from '../viewer/viewer.type.ts';
import { changeName } from './changeName.ts';
import { changePassword } from './changePassword.ts';
import {
  ChangedUserPayload,
  ChangeNameInput,
  ChangePasswordInput,
  RequestPasswordResetInput,
  RequestPasswordResetPayload,
  ResetPasswordInput,
  ResetPasswordPayload,
} from './password.type.ts';
import { requestPasswordReset } from './requestPasswordReset.ts';
import { resetPassword } from './resetPassword.ts';

@Resolver(() => Viewer)
export class PasswordResolver {
  @Allow(signedIn)
  @Mutation(() => ChangedUserPayload, {
    description:
      'Changes the caller’s password, or sets a first one. The caller’s other sessions end, and sign-in links that were already sent stop working.',
  })
  changePassword(
    @Arg('input', () => ChangePasswordInput, { description: 'Current and new password.' })
    input: ChangePasswordInput,
    @Ctx() context: Context,
  ): Promise<ChangedUserPayload> {
    return changePassword(context, input);
  }

  @Allow(signedIn)
  @Mutation(() => ChangedUserPayload, { description: 'Changes the caller’s name.' })
  changeName(
    @Arg('input', () => ChangeNameInput, { description: 'The name.' }) input: ChangeNameInput,
    @Ctx() context: Context,
  ): Promise<ChangedUserPayload> {
    return changeName(context, input);
  }

  @Allow(everybody)
  @NotAudited('A letter changes nothing.')
  @Mutation(() => RequestPasswordResetPayload, {
    description: 'Sends a link for choosing a new password to an address. It is valid for 30 minutes.',
  })
  requestPasswordReset(
    @Arg('input', () => RequestPasswordResetInput, { description: 'E-mail address.' })
    input: RequestPasswordResetInput,
    @Ctx() context: Context,
  ): Promise<RequestPasswordResetPayload> {
    return requestPasswordReset(context, input);
  }

  @Allow(everybody)
  @Mutation(() => ResetPasswordPayload, {
    description: 'Sets a new password with the secret of a link, once. All sessions of the user end.',
  })
  resetPassword(
    @Arg('input', () => ResetPasswordInput, { description: 'Secret of the link, and the new password.' })
    input: ResetPasswordInput,
    @Ctx() context: Context,
  ): Promise<ResetPasswordPayload> {
    return resetPassword(context, input);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the user can sign in with a password; false for a token.',
  })
  async hasPassword(@Root() access: Access, @Ctx() { prisma }: Context): Promise<boolean> {
    return access.kind === 'user' && (await passwordHashOf(prisma, access.userId)) !== null;
  }
}
