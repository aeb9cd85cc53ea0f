import Link from 'next/link';
import { loadLanguage } from '../features/preferences/preferences.ts';
import { Actions, PlainPage } from '../features/shell/Page.tsx';
import { TopBar } from '../features/shell/TopBar.tsx';

export default async function NotFound() {
  const { t } = await loadLanguage();
  return (
    <>
      <TopBar viewer={null} />
      <PlainPage title={t('page.notFound.title')}>
        <p>{t('page.notFound.body')}</p>
        <Actions>
          <Link prefetch={false} href="/sweeps" className="button">
            {t('page.notFound.back')}
          </Link>
        </Actions>
      </PlainPage>
    </>
  );
}
