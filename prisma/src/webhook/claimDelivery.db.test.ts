import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestDatabase } from '../testing/createTestDatabase.ts';
import { createTestDatabase } from '../testing/createTestDatabase.ts';
import { announceEvent } from './announceEvent.ts';
import { claimDelivery, type DeliveryPlaces } from './claimDelivery.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(() => database.client.team.deleteMany());

const plenty: DeliveryPlaces = { ofTeam: 100, ofHost: 100, ofFailing: 100 };

/** A team with webhooks, each with deliveries that wait; the earlier teams' have waited longer. */
async function teamWith(
  hosts: string[],
  { deliveries = 2, isFailing = false }: { deliveries?: number; isFailing?: boolean } = {},
): Promise<string> {
  const name = randomUUID();
  const { id: teamId } = await database.client.team.create({ data: { name, slug: name } });
  for (const host of hosts) {
    await database.client.webhook.create({
      data: {
        teamId,
        name,
        host,
        url: `https://${host}/`,
        secret: 'x',
        events: ['SWEEP_DONE'],
        failingSince: isFailing ? new Date() : null,
      },
    });
  }
  for (let count = 0; count < deliveries; count++) {
    await database.client.$transaction((transaction) =>
      announceEvent(transaction, { teamId, kind: 'SWEEP_DONE', data: {} }),
    );
  }
  return teamId;
}

/** Claims until there is nothing more to be had; nothing is ever settled. */
async function claimAll(places: DeliveryPlaces) {
  const claimed = [];
  for (;;) {
    const delivery = await claimDelivery(database.client, 30, places);
    if (!delivery) return claimed;
    claimed.push(delivery);
  }
}

describe('the deliveries that are claimed', () => {
  it('are one for each webhook, of a team no more than it has places', async () => {
    const first = await teamWith(['a', 'b', 'c', 'd', 'e']);
    const second = await teamWith(['f', 'g']);
    const claimed = await claimAll({ ...plenty, ofTeam: 3 });
    const teams = claimed.map(({ teamId }) => teamId);
    expect(teams.filter((teamId) => teamId === first)).toHaveLength(3);
    expect(teams.filter((teamId) => teamId === second)).toHaveLength(2);
    expect(new Set(claimed.map(({ webhookId }) => webhookId)).size).toBe(5);
  });

  it('are first those of the team that is sent to least, then those that have waited longest', async () => {
    const first = await teamWith(['a', 'b', 'c']);
    const second = await teamWith(['d', 'e']);
    const claimed = await claimAll(plenty);
    expect(claimed.map(({ teamId }) => teamId)).toEqual([first, second, first, second, first]);
    const own = await database.client.webhookDelivery.findMany({
      where: { webhookId: claimed[0]?.webhookId ?? '' },
      orderBy: { nextAttemptAt: 'asc' },
    });
    expect(own[0]?.id).toBe(claimed[0]?.id);
  });

  it('are to one host no more than it has places, whichever teams they are of', async () => {
    for (let count = 0; count < 4; count++) await teamWith(['same', 'same']);
    const other = await teamWith(['other']);
    const claimed = await claimAll({ ...plenty, ofHost: 3 });
    expect(claimed.filter(({ webhook }) => webhook.host === 'same')).toHaveLength(3);
    expect(claimed.filter(({ teamId }) => teamId === other)).toHaveLength(1);
  });

  it('leave room beside webhooks that have failed', async () => {
    for (let count = 0; count < 4; count++) await teamWith(['a', 'b'], { isFailing: true });
    const sound = await teamWith(['c']);
    const claimed = await claimAll({ ...plenty, ofFailing: 2 });
    expect(claimed.filter(({ webhook }) => webhook.failingSince !== null)).toHaveLength(2);
    expect(claimed.filter(({ teamId }) => teamId === sound)).toHaveLength(1);
  });

  it('cost the same however many more wait', async () => {
    await teamWith(['a', 'b'], { deliveries: 1 });
    const { client } = database;
    await client.$executeRaw`
      INSERT INTO "WebhookDelivery" (id, "teamId", "webhookId", "eventId", "nextAttemptAt")
      SELECT uuidv7(), delivery."teamId", delivery."webhookId", delivery."eventId", now() - interval '1 hour'
      FROM "WebhookDelivery" delivery, generate_series(1, 50000)`;
    await client.$executeRaw`ANALYZE "WebhookDelivery"`;
    await claimDelivery(client, 30, plenty);
    const milliseconds = [];
    for (let count = 0; count < 10; count++) {
      const start = performance.now();
      await claimDelivery(client, 30, { ...plenty, ofTeam: 1 });
      milliseconds.push(performance.now() - start);
    }
    // Others use the processor: the quickest tells what a claim costs.
    expect(Math.min(...milliseconds)).toBeLessThan(50);
  });
});
