import type { Metadata } from 'next';
import Link from 'next/link';
import { phrase } from '../../features/estimate/phrase.ts';
import { loadLanguage } from '../../features/preferences/preferences.ts';
import { loadViewer } from '../../features/session/viewer.ts';
import { Actions, PlainPage } from '../../features/shell/Page.tsx';
import { RichText } from '../../features/shell/richText.tsx';
import { TopBar } from '../../features/shell/TopBar.tsx';
import { Unreachable } from '../../features/shell/Unreachable.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await loadLanguage();
  return { title: t('page.signIn.title') };
}

/** What better-auth calls a link that was used before or is too old. */
const spentLink = ['INVALID_TOKEN', 'EXPIRED_TOKEN', 'ATTEMPTS_EXCEEDED'];

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
  const problem = error && t(spentLink.includes(error) ? 'page.signIn.expired' : 'page.signIn.failed');
  return (
    <>
      <TopBar viewer={isSignedIn ? viewer.viewer : null} />
      <PlainPage title={t('page.signIn.title')} alert={problem}>
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
