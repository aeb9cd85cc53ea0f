import type { Metadata } from 'next';
import Link from 'next/link';
import { phrase } from '../../features/phrase/phrase.ts';
import { RichText } from '../../features/phrase/richText.tsx';
import { loadLanguage } from '../../features/preferences/preferences.ts';
import { SignInForm } from '../../features/session/SignInForm.tsx';
import { loadViewer } from '../../features/session/viewer.ts';
import { Actions, PlainPage } from '../../features/shell/Page.tsx';
import { TopBar } from '../../features/shell/TopBar.tsx';
import { Unreachable } from '../../features/shell/Unreachable.tsx';
import { SignInOptionsDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await loadLanguage();
  return { title: t('page.signIn.title') };
}

/** What better-auth calls a link that was used before or is too old. */
const spentLink = ['INVALID_TOKEN', 'EXPIRED_TOKEN', 'ATTEMPTS_EXCEEDED'];

/** What a way in, or the way back from a provider of single sign-on, can fail at. */
const problems = [
  'account_not_linked',
  'email_not_verified',
  'signup_disabled',
  'sign_on_unreachable',
  'sessions_ended',
] as const;

function problemOf(error: string) {
  if (spentLink.includes(error)) return 'page.signIn.expired';
  const known = problems.find((each) => each === error);
  return known ? (`page.signIn.problem.${known}` as const) : 'page.signIn.failed';
}

export default async function SignIn({ searchParams }: { searchParams: Promise<{ error?: string }> }) {
  const [{ error }, { t }, viewer] = [await searchParams, await loadLanguage(), await loadViewer()];
  if (viewer.status === 'unreachable') {
    return (
      <>
        <TopBar viewer={null} />
        <Unreachable />
      </>
    );
  }
  const isSignedIn = viewer.status === 'signedIn';
  const options = isSignedIn ? null : await requestGraphql(SignInOptionsDocument, {});
  const problem = error && t(problemOf(error));
  const provider = options?.status === 'answered' ? options.data.signInOptions.singleSignOn : null;
  return (
    <>
      <TopBar viewer={isSignedIn ? viewer.viewer : null} />
      <PlainPage title={t('page.signIn.title')} alert={problem}>
        {provider && (
          <Actions>
            {/* No page of ours: it leads to the provider. */}
            <a href="/api/auth/sso" className="button primary">
              {t('page.signIn.with', { provider })}
            </a>
          </Actions>
        )}
        {options?.status === 'answered' && (
          <SignInForm
            linkByEmail={options.data.signInOptions.linkByEmail}
            isPrimary={!provider}
            words={{
              email: t('page.signIn.email'),
              password: t('page.signIn.password'),
              submit: t('page.signIn.submit'),
              sendLink: t('page.signIn.sendLink'),
              linkSent: t('page.signIn.linkSent'),
              wrong: t('page.signIn.wrong'),
              tooMany: t('page.signIn.tooMany'),
              failed: t('page.signIn.unreachable'),
            }}
          />
        )}
        {!isSignedIn && (
          <p>
            <Link prefetch={false} href="/reset-password">
              {t('account.forgotten')}
            </Link>
          </p>
        )}
        <p>
          <RichText t={t} phrase={phrase('page.signIn.how')} />
        </p>
        <p>
          <RichText t={t} phrase={phrase('page.signIn.again')} />
        </p>
        {isSignedIn && (
          <Actions>
            <Link prefetch={false} href="/sweeps" className="button primary">
              {t('page.signIn.toSweeps')}
            </Link>
          </Actions>
        )}
      </PlainPage>
    </>
  );
}
