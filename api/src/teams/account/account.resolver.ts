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
  @Query(() => SignInOptions, { description: 'The ways into this Critbatch.' })
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
    description: 'Makes a user with a password, and signs him in: sets his cookie.',
  })
  signUp(
    @Arg('input', () => SignUpInput, { description: 'Who he is.' }) _input: SignUpInput,
    @Ctx() context: Context,
  ): Promise<SignInPayload> {
    return signUp(context);
  }

  @Allow(everybody)
  @NotAudited('A session is nobody’s thing but its own user’s, who sees it in viewer.sessions.')
  @Mutation(() => SignInPayload, { description: 'Signs a user in with his password: sets his cookie.' })
  signIn(
    @Arg('input', () => SignInInput, { description: 'Who he is.' }) input: SignInInput,
    @Ctx() context: Context,
  ): Promise<SignInPayload> {
    return signIn(context, input);
  }

  @Allow(everybody)
  @NotAudited('A letter changes nothing.')
  @Mutation(() => RequestSignInLinkPayload, {
    description: 'Orders a link that signs the owner of an address in.',
  })
  requestSignInLink(
    @Arg('input', () => RequestSignInLinkInput, { description: 'Where to send it.' })
    input: RequestSignInLinkInput,
    @Ctx() context: Context,
  ): Promise<RequestSignInLinkPayload> {
    return requestSignInLink(context, input);
  }
}
