import type { Metadata } from 'next';
import { AccountPassword } from '../../../features/account/AccountPassword.tsx';
import { AccountSessions } from '../../../features/account/AccountSessions.tsx';
import { AccountTokens } from '../../../features/account/AccountTokens.tsx';
import { changeName } from '../../../features/account/actions.ts';
import { ActionForm } from '../../../features/form/ActionForm.tsx';
import { LetterChoices } from '../../../features/notification/LetterChoices.tsx';
import { loadLanguage } from '../../../features/preferences/preferences.ts';
import { requireViewer } from '../../../features/session/viewer.ts';
import { Page } from '../../../features/shell/Page.tsx';
import { Unreachable } from '../../../features/shell/Unreachable.tsx';
import { Section } from '../../../features/team/Section.tsx';
import { AccountPageDocument } from '../../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../../graphql/request.ts';
import list from '../../../styles/list.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await loadLanguage();
  return { title: t('account.title') };
}

/** The reader's own account: name, password, where they have signed in, and their tokens. */
export default async function AccountPage() {
  const [viewer, language] = [await requireViewer(), await loadLanguage()];
  const answer = viewer && (await requestGraphql(AccountPageDocument, {}));
  if (answer?.status !== 'answered' || !answer.data.viewer) return <Unreachable />;
  const { viewer: account, signInOptions } = answer.data;
  const { t } = language;
  return (
    <Page>
      <div className={list.head}>
        <h1>{t('account.title')}</h1>
      </div>
      <Section title={t('account.name')} lead={t('account.nameLead', { email: account.user?.email ?? '' })}>
        <ActionForm action={changeName} submit={t('account.saveName')}>
          <label>
            {t('account.name')}
            <input
              name="name"
              autoComplete="name"
              defaultValue={account.user?.name}
              maxLength={120}
              required
            />
          </label>
        </ActionForm>
      </Section>
      <AccountPassword
        account={account}
        leastLength={signInOptions.leastPasswordLength}
        language={language}
      />
      <LetterChoices language={language} />
      <AccountSessions sessions={account.sessions} language={language} />
      <AccountTokens tokens={account.apiTokens.nodes} language={language} />
    </Page>
  );
}
