import type { Language } from '../../charts/chart.type.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import { changeRole, removeMember } from './actions.ts';
import { roles } from './roles.ts';
import { Section } from './Section.tsx';
import styles from './team.module.css';
import type { TeamPeople } from './team.type.ts';

type MembersProps = { team: TeamPeople; isAdmin: boolean; language: Language };

/** Who belongs to the team, and as what. */
export function Members({ team, isAdmin, language: { t, numbers } }: MembersProps) {
  return (
    <Section title={t('team.members')} lead={t('team.membersLead')}>
      <table className={styles.table}>
        <caption className="visuallyHidden">{t('team.members')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('team.name')}</th>
            <th scope="col">{t('team.email')}</th>
            <th scope="col">{t('team.role')}</th>
            <th scope="col">{t('team.since')}</th>
          </tr>
        </thead>
        <tbody>
          {team.memberships.nodes.map(({ id, role, createdAt, user }) => {
            const name = user?.name ?? '–';
            return (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>{user?.email ?? '–'}</td>
                <td>
                  {isAdmin ? (
                    <div className={styles.acts}>
                      <ActionForm
                        action={changeRole}
                        submit={t('team.change')}
                        label={t('team.changeOf', { name })}
                      >
                        <input type="hidden" name="id" value={id} />
                        <select name="role" defaultValue={role} aria-label={t('team.roleOf', { name })}>
                          {roles.map((value) => (
                            <option key={value} value={value}>
                              {t(`team.roles.${value}`)}
                            </option>
                          ))}
                        </select>
                      </ActionForm>
                      <ActionForm
                        action={removeMember}
                        submit={t('team.remove')}
                        label={t('team.removeOf', { name })}
                      >
                        <input type="hidden" name="id" value={id} />
                      </ActionForm>
                    </div>
                  ) : (
                    t(`team.roles.${role}`)
                  )}
                </td>
                <td>{numbers.date(new Date(createdAt))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}
