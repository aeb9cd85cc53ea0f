import { expect, it } from '@jest/globals';
import { webhook } from '../../../../web/i18n/en/webhook.ts';
import { WebhookEventKind } from './webhook.enum.ts';
import { messageTypes } from './webhookMessage.ts';

it('has one name for an event: in its message, in the API and on the page', () => {
  const names = Object.entries(WebhookEventKind).map(([name, kind]) => [name, messageTypes[kind]] as const);
  expect(names.map(([name, type]) => [name, type.replace('.', '_').toUpperCase()])).toEqual(
    names.map(([name]) => [name, name]),
  );
  const onPage = names.map(([name, type]) => [name, type.replace(/[._]/g, ' ')]);
  expect(webhook.event).toEqual(Object.fromEntries(onPage));
});
