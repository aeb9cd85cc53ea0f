import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Allow, everybody } from '../../platform/access/rule.ts';
import { NotAudited } from '../../platform/audit/notAudited.ts';
import { PreparedBy } from '../../platform/audit/preparation.ts';
import { passwordLength } from '../../platform/auth/newPassword.ts';
import type { Context } from '../../platform/context/context.ts';
import {
  RequestSignInLinkInput,
  RequestSignInLinkPayload,
  SignInInput,
  SignInOptions,
  SignInPayload,
  SignUp,
  SignUpInput,
} from './account.type.ts';
import { requestSignInLink } from './requestSignInLink.ts';
import { signIn } from './signIn.ts';
import { hashFirst, signUp } from './signUp.ts';

@Resolver()
export class AccountResolver {
  @Allow(everybody)
  @Query(() => SignInOptions, { description: 'Ways to sign in to this Critbatch.' })
  signInOptions(@Ctx() { authOptions, mailer, singleSignOn }: Context): SignInOptions {
    return {
      signUp: authOptions.signUp as SignUp,
      linkByEmail: mailer !== null,
      singleSignOn: singleSignOn?.provider.name ?? null,
      leastPasswordLength: passwordLength.least,
    };
  }

  @Allow(everybody)
  @PreparedBy(hashFirst)
  @Mutation(() => SignInPayload, {
    description: 'Makes a user with a password, signs them in, and sets the session cookie.',
  })
  signUp(
    @Arg('input', () => SignUpInput, { description: 'The user.' }) _input: SignUpInput,
    @Ctx() context: Context,
  ): Promise<SignInPayload> {
    return signUp(context);
  }

  @Allow(everybody)
  @NotAudited('A session is nobody’s thing but its own user’s, who sees it in viewer.sessions.')
  @Mutation(() => SignInPayload, {
    description: 'Signs a user in with their password, and sets the session cookie.',
  })
  signIn(
    @Arg('input', () => SignInInput, { description: 'The user.' }) input: SignInInput,
    @Ctx() context: Context,
  ): Promise<SignInPayload> {
    return signIn(context, input);
  }

  @Allow(everybody)
  @NotAudited('A letter changes nothing.')
  @Mutation(() => RequestSignInLinkPayload, {
    description: 'Sends a link that signs the owner of the address in.',
  })
  requestSignInLink(
    @Arg('input', () => RequestSignInLinkInput, { description: 'E-mail address.' })
    input: RequestSignInLinkInput,
    @Ctx() context: Context,
  ): Promise<RequestSignInLinkPayload> {
    return requestSignInLink(context, input);
  }
}
