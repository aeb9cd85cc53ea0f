import type { Metadata } from 'next';
import Link from 'next/link';
import { orderReset, resetPassword } from '../../features/account/actions.ts';
import { NewPasswordFields } from '../../features/account/NewPasswordFields.tsx';
import { ActionForm } from '../../features/form/ActionForm.tsx';
import { phrase } from '../../features/phrase/phrase.ts';
import { RichText } from '../../features/phrase/richText.tsx';
import { loadLanguage } from '../../features/preferences/preferences.ts';
import { loadViewer } from '../../features/session/viewer.ts';
import { PlainPage } from '../../features/shell/Page.tsx';
import type { SearchParams } from '../../features/shell/searchParams.type.ts';
import { TopBar } from '../../features/shell/TopBar.tsx';
import { Unreachable } from '../../features/shell/Unreachable.tsx';
import { PasswordOptionsDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await loadLanguage();
  return { title: t('account.reset.title') };
}

/** A link to a new password is ordered here, and leads here. */
export default async function ResetPassword({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [{ token }, { t }, known] = [await searchParams, await loadLanguage(), await loadViewer()];
  const answer = await requestGraphql(PasswordOptionsDocument, {});
  if (answer.status === 'unreachable') return <Unreachable />;
  const { leastPasswordLength, linkByEmail } = answer.data.signInOptions;
  const secret = typeof token === 'string' ? token : '';
  return (
    <>
      <TopBar viewer={known.status === 'signedIn' ? known.viewer : null} />
      <PlainPage title={t('account.reset.title')}>
        {secret !== '' && (
          <ActionForm action={resetPassword} submit={t('account.reset.set')} isPrimary>
            <input type="hidden" name="token" value={secret} />
            <NewPasswordFields leastLength={leastPasswordLength} t={t} />
          </ActionForm>
        )}
        {secret === '' && linkByEmail && (
          <>
            <p>{t('account.reset.how')}</p>
            <ActionForm action={orderReset} submit={t('account.reset.order')} isPrimary>
              <label>
                {t('page.signIn.email')}
                <input type="email" name="email" autoComplete="username" required />
              </label>
            </ActionForm>
          </>
        )}
        {secret === '' && !linkByEmail && (
          <p>
            <RichText t={t} phrase={phrase('account.reset.byOperator')} />
          </p>
        )}
        <p>
          <Link prefetch={false} href="/sign-in">
            {t('account.reset.toSignIn')}
          </Link>
        </p>
      </PlainPage>
    </>
  );
}
