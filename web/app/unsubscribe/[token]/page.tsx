import type { Metadata } from 'next';
import Link from 'next/link';
import { ActionForm } from '../../../features/form/ActionForm.tsx';
import { stopLetters } from '../../../features/notification/actions.ts';
import { loadLanguage } from '../../../features/preferences/preferences.ts';
import { PlainPage } from '../../../features/shell/Page.tsx';
import { TopBar } from '../../../features/shell/TopBar.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await loadLanguage();
  return { title: t('notification.stop.title') };
}

/** Where the footer of an e-mail leads: without a sign-in, it stops the e-mails of its reader. */
export default async function Unsubscribe({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, { t }] = [await params, await loadLanguage()];
  return (
    <>
      <TopBar viewer={null} />
      <PlainPage title={t('notification.stop.title')}>
        <p>{t('notification.stop.lead')}</p>
        <ActionForm action={stopLetters} submit={t('notification.stop.submit')} isPrimary>
          <input type="hidden" name="token" value={decodeURIComponent(token)} />
        </ActionForm>
        <p>
          <Link prefetch={false} href="/account#notifications">
            {t('notification.stop.choose')}
          </Link>
        </p>
      </PlainPage>
    </>
  );
}
