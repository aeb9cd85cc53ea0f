import type { WebhookEventKind } from '../../graphql/generated/graphql.ts';
import type { Translator } from '../../i18n/translator.ts';
import { CheckSet } from '../form/CheckSet.tsx';
import { webhookEvents } from './webhookEvents.ts';

/** Which events a webhook is told of. */
export function EventChoice({ chosen, t }: { chosen: readonly WebhookEventKind[]; t: Translator }) {
  return (
    <CheckSet legend={t('webhook.events')}>
      {webhookEvents.map((event) => (
        <label key={event}>
          <input type="checkbox" name="event" value={event} defaultChecked={chosen.includes(event)} />
          {t(`webhook.event.${event}`)}
        </label>
      ))}
    </CheckSet>
  );
}
