import { loadLanguage } from '../preferences/preferences.ts';
import { Page } from './Page.tsx';
import shell from './shell.module.css';

/** A form's page for who may start nothing there; web/features/session/isForbidden.ts gives it its status. */
export async function OnlyLooks({ title, hasTeam }: { title: string; hasTeam: boolean }) {
  const { t } = await loadLanguage();
  return (
    <Page>
      <h1 className={shell.title}>{title}</h1>
      <p>{t(hasTeam ? 'form.onlyLooks' : 'form.noTeam')}</p>
    </Page>
  );
}
