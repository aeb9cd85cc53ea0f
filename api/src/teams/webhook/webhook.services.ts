import { Service } from '../../platform/context/service.ts';
import { AddressGuard } from './addressGuard.ts';
import { noticeSwitchedOff } from './noticeSwitchedOff.ts';
import { SecretBox } from './webhookSecret.ts';
import { WebhookSender } from './webhookSender.ts';

/** Where webhooks may go. */
export const addressGuard = new Service(({ environment }) => new AddressGuard(environment.webhooks));

/** Keeps the secrets of webhooks. */
export const secretBox = new Service(({ environment }) => new SecretBox(environment.authSecret));

export const webhookSender = new Service(
  (services) => {
    const { prisma, environment } = services;
    const { webhooks } = environment;
    return new WebhookSender({
      guard: addressGuard.of(services),
      secrets: secretBox.of(services),
      prisma,
      answerMilliseconds: 1000 * webhooks.answerSeconds,
      onSwitchedOff: (webhook) => noticeSwitchedOff(prisma, webhook),
    });
  },
  (sender) => sender.stop(),
);
