import type { Language } from '../../charts/chart.type.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import { revokeToken } from '../team/actions.ts';
import { Section } from '../team/Section.tsx';
import styles from '../team/team.module.css';
import type { Account } from './account.type.ts';

type AccountTokensProps = { tokens: Account['apiTokens']['nodes']; language: Language };

/** The reader's own tokens that work, of all their teams. */
export function AccountTokens({ tokens, language: { t, numbers } }: AccountTokensProps) {
  const date = (time: string) => numbers.date(new Date(time));
  return (
    <Section id="tokens" title={t('account.tokens')} lead={t('account.tokensLead')}>
      {tokens.length === 0 && <p>{t('account.noTokens')}</p>}
      <ul className={styles.rows}>
        {tokens.map(({ id, name, start, scopes, lastUsedAt, expiresAt, team }) => (
          <li key={id}>
            <span>
              <strong>{name}</strong> <code>{start}…</code> {team.name}
            </span>
            <span className="caption">
              {numbers.row(scopes.map((scope) => t(`team.scope.${scope}`)))} ·{' '}
              {lastUsedAt ? t('team.used', { date: date(lastUsedAt) }) : t('team.neverUsed')}
              {expiresAt && ` · ${t('team.until', { date: date(expiresAt) })}`}
            </span>
            <ActionForm action={revokeToken} submit={t('team.revoke')} label={t('team.revokeOf', { name })}>
              <input type="hidden" name="id" value={id} />
            </ActionForm>
          </li>
        ))}
      </ul>
    </Section>
  );
}
