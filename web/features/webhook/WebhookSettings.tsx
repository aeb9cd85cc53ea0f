import type { Language } from '../../charts/chart.type.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import { Section } from '../team/Section.tsx';
import team from '../team/team.module.css';
import { changeWebhook, removeWebhook, rotateSecret, switchWebhook, testWebhook } from './actions.ts';
import { EventChoice } from './EventChoice.tsx';
import type { Webhook } from './webhook.type.ts';

/** What can be changed of a webhook, tried, or ended. */
export function WebhookSettings({ webhook, language: { t } }: { webhook: Webhook; language: Language }) {
  const { id, name, url, events, isActive } = webhook;
  const which = <input type="hidden" name="id" value={id} />;
  return (
    <Section title={t('webhook.settings')} lead={t('webhook.lead')}>
      <ActionForm action={changeWebhook} submit={t('webhook.save')}>
        {which}
        <label>
          {t('webhook.name')}
          <input name="name" defaultValue={name} autoComplete="off" required />
        </label>
        <label>
          {t('webhook.url')}
          <input type="url" name="url" defaultValue={url} autoComplete="off" required />
        </label>
        <EventChoice chosen={events} t={t} />
      </ActionForm>
      <div className={team.acts}>
        <ActionForm action={testWebhook} submit={t('webhook.test')}>
          {which}
        </ActionForm>
        <ActionForm action={switchWebhook} submit={t(isActive ? 'webhook.switchOff' : 'webhook.switchOn')}>
          {which}
          <input type="hidden" name="isActive" value={String(!isActive)} />
        </ActionForm>
        <ActionForm action={rotateSecret} submit={t('webhook.rotate')}>
          {which}
        </ActionForm>
      </div>
      <details>
        <summary>{t('webhook.remove')}</summary>
        <p className="caption">{t('webhook.removeLead')}</p>
        <ActionForm action={removeWebhook} submit={t('webhook.remove')}>
          {which}
        </ActionForm>
      </details>
    </Section>
  );
}
