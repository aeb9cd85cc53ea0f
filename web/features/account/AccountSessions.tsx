import type { Language } from '../../charts/chart.type.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import { Section } from '../team/Section.tsx';
import styles from '../team/team.module.css';
import own from './account.module.css';
import type { AccountSession } from './account.type.ts';
import { endOtherSessions, endSession } from './actions.ts';
import { deviceText } from './deviceText.ts';

type AccountSessionsProps = { sessions: readonly AccountSession[]; language: Language };

/** Where the reader has signed in, this browser first; each can be ended here. */
export function AccountSessions({ sessions, language: { t, numbers } }: AccountSessionsProps) {
  const date = (time: string) => numbers.date(new Date(time));
  const ordered = [...sessions].sort((one, other) => Number(other.isCurrent) - Number(one.isCurrent));
  return (
    <Section id="sessions" title={t('account.sessions')} lead={t('account.sessionsLead')}>
      <ul className={styles.rows}>
        {ordered.map(({ id, userAgent, ipAddress, createdAt, lastUsedAt, isCurrent }) => {
          const device = deviceText(userAgent, t);
          return (
            <li key={id}>
              <span>
                <strong>{device}</strong>{' '}
                {isCurrent && <span className="chip ok">{t('account.thisSession')}</span>}
              </span>
              <span className={`caption ${own.facts}`}>
                {ipAddress && `${t('account.from', { address: ipAddress })} · `}
                {t('account.since', { date: date(createdAt) })} ·{' '}
                {t('account.lastUsed', { date: date(lastUsedAt) })}
              </span>
              {!isCurrent && (
                <ActionForm
                  action={endSession}
                  submit={t('account.end')}
                  label={t('account.endOf', { device, date: date(createdAt) })}
                >
                  <input type="hidden" name="id" value={id} />
                </ActionForm>
              )}
            </li>
          );
        })}
      </ul>
      <ActionForm action={endOtherSessions} submit={t('account.endOthers')} isOffered={sessions.length > 1} />
    </Section>
  );
}
