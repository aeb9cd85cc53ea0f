import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import type { TeamWebhooksQuery } from '../../graphql/generated/graphql.ts';
import { Term } from '../docs/Term.tsx';
import { ActionForm } from '../form/ActionForm.tsx';
import { Section } from '../team/Section.tsx';
import team from '../team/team.module.css';
import { createWebhook } from './actions.ts';
import { EventChoice } from './EventChoice.tsx';
import { WebhookState } from './WebhookState.tsx';

type WebhooksProps = {
  teamId: string;
  webhooks: NonNullable<TeamWebhooksQuery['team']>['webhooks']['nodes'];
  language: Language;
};

/** The addresses that are told of the team's events: made here, their secret shown once; each has a page with its log. */
export function Webhooks({ teamId, webhooks, language }: WebhooksProps) {
  const { t } = language;
  return (
    <Section title={<Term name="webhook">{t('webhook.title')}</Term>} lead={t('webhook.lead')}>
      <ActionForm action={createWebhook} submit={t('webhook.make')}>
        <input type="hidden" name="teamId" value={teamId} />
        <label>
          {t('webhook.name')}
          <input name="name" autoComplete="off" required />
        </label>
        <label>
          {t('webhook.url')}
          <input type="url" name="url" autoComplete="off" required />
        </label>
        <EventChoice chosen={['SWEEP_DONE', 'ESTIMATE_IDENTIFIED']} t={t} />
      </ActionForm>
      <p className="caption">
        {t('webhook.urlHint')}{' '}
        <Link prefetch={false} href="/docs/webhooks#where-webhooks-may-go">
          {t('webhook.whereTo')}
        </Link>
      </p>
      {webhooks.length === 0 ? (
        <p className="caption">{t('webhook.none')}</p>
      ) : (
        <ul className={team.rows}>
          {webhooks.map((webhook) => (
            <li key={webhook.id}>
              <span>
                <strong>{webhook.name}</strong> <code>{hostOf(webhook.url)}</code>{' '}
                <WebhookState webhook={webhook} language={language} />
              </span>
              <span className="caption">
                {language.numbers.row(webhook.events.map((event) => t(`webhook.event.${event}`)))}
              </span>
              <Link
                prefetch={false}
                href={`/team/webhooks/${encodeURIComponent(webhook.id)}`}
                className="button"
                aria-label={t('webhook.logOf', { name: webhook.name })}
              >
                {t('webhook.log')}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** The rest of such an address is often a secret, and long. */
function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url;
}
