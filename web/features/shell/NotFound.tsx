import Link from 'next/link';
import { loadLanguage } from '../preferences/preferences.ts';
import { Actions, PlainPage } from './Page.tsx';

/** Nothing stands at an address, or nothing that this reader may see. */
export async function NotFound() {
  const { t } = await loadLanguage();
  return (
    <PlainPage title={t('page.notFound.title')}>
      <p>{t('page.notFound.body')}</p>
      <Actions>
        <Link prefetch={false} href="/sweeps" className="button">
          {t('page.notFound.back')}
        </Link>
      </Actions>
    </PlainPage>
  );
}
