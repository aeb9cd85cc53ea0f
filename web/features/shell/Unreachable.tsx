import { loadLanguage } from '../preferences/preferences.ts';
import { Actions, PlainPage } from './Page.tsx';
import { RetrySoon } from './RetrySoon.tsx';

/** The API cannot be reached: says so, and tries again by itself, with JavaScript and without. */
export async function Unreachable() {
  const { t } = await loadLanguage();
  return (
    <PlainPage title={t('page.unreachable.title')}>
      <p>{t('page.unreachable.body')}</p>
      <p>{t('page.unreachable.retrying')}</p>
      <Actions>
        <RetrySoon label={t('page.unreachable.retry')} />
      </Actions>
      <noscript>
        <meta httpEquiv="refresh" content="4" />
      </noscript>
    </PlainPage>
  );
}
