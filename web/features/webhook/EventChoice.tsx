import type { WebhookEventKind } from '../../graphql/generated/graphql.ts';
import type { Translator } from '../../i18n/translator.ts';
import team from '../team/team.module.css';
import { webhookEvents } from './webhookEvents.ts';

/** Which events a webhook is told of. */
export function EventChoice({ chosen, t }: { chosen: readonly WebhookEventKind[]; t: Translator }) {
  return (
    <fieldset className={team.scopes}>
      <legend>{t('webhook.events')}</legend>
      {webhookEvents.map((event) => (
        <label key={event}>
          <input type="checkbox" name="event" value={event} defaultChecked={chosen.includes(event)} />
          {t(`webhook.event.${event}`)}
        </label>
      ))}
    </fieldset>
  );
}
