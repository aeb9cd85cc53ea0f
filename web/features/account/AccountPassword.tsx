import type { Language } from '../../charts/chart.type.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import { CheckSet } from '../form/CheckSet.tsx';
import { Section } from '../team/Section.tsx';
import type { Account } from './account.type.ts';
import { changePassword } from './actions.ts';
import { NewPasswordFields } from './NewPasswordFields.tsx';

type AccountPasswordProps = { account: Account; leastLength: number; language: Language };

/** Changes the password, or sets a first one for who has always come by a link. */
export function AccountPassword({ account, leastLength, language: { t } }: AccountPasswordProps) {
  const { hasPassword, user } = account;
  return (
    <Section
      id="password"
      title={t('account.password')}
      lead={t(hasPassword ? 'account.passwordLead' : 'account.noPasswordLead')}
    >
      <ActionForm
        action={changePassword}
        submit={t(hasPassword ? 'account.changePassword' : 'account.setPassword')}
      >
        {/* Password managers ask for whom it is. */}
        <input
          type="text"
          name="username"
          autoComplete="username"
          value={user?.email ?? ''}
          readOnly
          hidden
        />
        {hasPassword && (
          <label>
            {t('account.currentPassword')}
            <input type="password" name="currentPassword" autoComplete="current-password" required />
          </label>
        )}
        <NewPasswordFields leastLength={leastLength} t={t} />
        <CheckSet legend={t('account.thisBrowser')}>
          <label>
            <input type="checkbox" name="stay" defaultChecked />
            {t('account.stay')}
          </label>
        </CheckSet>
      </ActionForm>
    </Section>
  );
}
