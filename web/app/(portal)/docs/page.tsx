import type { Metadata } from 'next';
import { DocIndex } from '../../../features/docs/DocIndex.tsx';
import { loadLanguage } from '../../../features/preferences/preferences.ts';
import { Page } from '../../../features/shell/Page.tsx';
import shell from '../../../features/shell/shell.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await loadLanguage();
  return { title: t('page.nav.docs') };
}

/** What there is to read; for strangers, too. */
export default async function Docs() {
  const { t } = await loadLanguage();
  return (
    <Page>
      <h1 className={shell.title}>{t('page.nav.docs')}</h1>
      <p className="caption">{t('docs.lead')}</p>
      <DocIndex t={t} />
    </Page>
  );
}
