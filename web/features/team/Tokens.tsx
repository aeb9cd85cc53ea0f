import Link from 'next/link';
import { Fragment } from 'react';
import type { Language } from '../../charts/chart.type.ts';
import { Term } from '../docs/Term.tsx';
import { ActionForm } from '../form/ActionForm.tsx';
import { CheckSet } from '../form/CheckSet.tsx';
import { CopyLine } from '../form/CopyLine.tsx';
import { createToken, revokeToken } from './actions.ts';
import { tokenScopes } from './roles.ts';
import { Section } from './Section.tsx';
import styles from './team.module.css';
import type { TeamPeople } from './team.type.ts';

/** What a token is used with, and what its scopes allow. */
const helpful = ['python', 'typescript', 'access'] as const;

type TokensProps = { team: TeamPeople; canMake: boolean; language: Language };

/** Tokens for programs and workers: made here, shown once, revoked here. */
export function Tokens({ team, canMake, language: { t, numbers } }: TokensProps) {
  const date = (time: string) => numbers.date(new Date(time));
  return (
    <Section title={<Term name="token">{t('team.tokens')}</Term>} lead={t('team.tokensLead')}>
      <p>
        <Link prefetch={false} href="/explorer">
          {t('explorer.link')}
        </Link>
        {helpful.map((slug) => (
          <Fragment key={slug}>
            {' · '}
            <Link prefetch={false} href={`/docs/${slug}`}>
              {t(`docs.pages.${slug}.name`)}
            </Link>
          </Fragment>
        ))}
      </p>
      {canMake && (
        <ActionForm action={createToken} submit={t('team.makeToken')}>
          <input type="hidden" name="teamId" value={team.id} />
          <label>
            {t('team.name')}
            <input name="name" autoComplete="off" required />
          </label>
          <label>
            {t('team.days')}
            <input name="days" inputMode="numeric" defaultValue="90" autoComplete="off" required />
          </label>
          <CheckSet legend={t('team.scopes')}>
            {tokenScopes.map((scope) => (
              <label key={scope}>
                <input type="checkbox" name="scope" value={scope} defaultChecked={scope === 'READ'} />
                {t(`team.scope.${scope}`)}
              </label>
            ))}
          </CheckSet>
        </ActionForm>
      )}
      <ul className={styles.rows}>
        {team.apiTokens.nodes.map(({ id, name, start, scopes, status, lastUsedAt, expiresAt }) => (
          <li key={id}>
            <span>
              <strong>{name}</strong> <code>{start}…</code>{' '}
              <span className={`chip ${status === 'ACTIVE' ? 'ok' : 'neutral'}`}>
                {t(`team.tokenStatus.${status}`)}
              </span>
            </span>
            <span className="caption">
              {numbers.row(scopes.map((scope) => t(`team.scope.${scope}`)))} ·{' '}
              {lastUsedAt ? t('team.used', { date: date(lastUsedAt) }) : t('team.neverUsed')}
              {expiresAt && ` · ${t('team.until', { date: date(expiresAt) })}`}
            </span>
            {status === 'ACTIVE' && scopes.includes('WORKER') && (
              <details>
                <summary>{t('team.tokenId')}</summary>
                <p className="caption">{t('team.tokenIdLead')}</p>
                <CopyLine
                  label={t('team.tokenIdOf', { name })}
                  value={id}
                  copy={t('team.copy')}
                  copied={t('team.copied')}
                />
              </details>
            )}
            {status === 'ACTIVE' && (
              <ActionForm action={revokeToken} submit={t('team.revoke')} label={t('team.revokeOf', { name })}>
                <input type="hidden" name="id" value={id} />
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
