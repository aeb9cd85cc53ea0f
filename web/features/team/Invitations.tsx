import type { Language } from '../../charts/chart.type.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import { invite, revokeInvitation } from './actions.ts';
import { roles } from './roles.ts';
import { Section } from './Section.tsx';
import styles from './team.module.css';
import type { TeamAdministration } from './team.type.ts';

type InvitationsProps = { team: TeamAdministration; language: Language };

/** Asks people in, and lists those who have not answered yet. */
export function Invitations({ team, language: { t, numbers } }: InvitationsProps) {
  const pending = team.invitations.nodes;
  return (
    <Section title={t('team.invitations')} lead={t('team.invitationsLead')}>
      <ActionForm action={invite} submit={t('team.invite')} isPrimary>
        <input type="hidden" name="teamId" value={team.id} />
        <label>
          {t('team.email')}
          <input type="email" name="email" autoComplete="off" required />
        </label>
        <label>
          {t('team.role')}
          <select name="role" defaultValue="MEMBER">
            {roles.map((value) => (
              <option key={value} value={value}>
                {t(`team.roles.${value}`)}
              </option>
            ))}
          </select>
        </label>
      </ActionForm>
      {pending.length > 0 && (
        <ul className={styles.rows}>
          {pending.map(({ id, email, role, expiresAt }) => (
            <li key={id}>
              <span>
                <strong>{email}</strong> · {t(`team.roles.${role}`)}
              </span>
              <span className="caption">{t('team.until', { date: numbers.date(new Date(expiresAt)) })}</span>
              <ActionForm
                action={revokeInvitation}
                submit={t('team.revoke')}
                label={t('team.revokeOf', { name: email })}
              >
                <input type="hidden" name="id" value={id} />
              </ActionForm>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
