import { createConnections } from '@critbatch/prisma/client/createClient';
import { RecurringFaults } from '../platform/fault/recurringFaults.ts';
import { CallerLimits } from '../platform/limits/callerLimits.ts';
import { createMailer } from '../platform/mail/mailer.ts';
import { restSeconds, sendDueLetters } from '../publishing/notification/sendDueLetters.ts';
import type { TestApi } from './startTestApi.ts';

/**
 * Sends the letters of notifications that wait, as the chore of the API does, without its waits: each call comes when everybody who
 * got a letter by the one before may get another.
 */
export function letterDelivery({ environment }: TestApi) {
  const { prisma, reader, close } = createConnections(environment.databaseUrl, { statementSeconds: 25 });
  const limits = new CallerLimits(environment.callerLimits, { prisma, reader, caps: environment.caps });
  const mailer = environment.mail && createMailer(environment.mail);
  let now = Date.now();
  return {
    deliver: async () => {
      now += 2000 * restSeconds;
      await sendDueLetters({ prisma, mailer, limits, environment }, new RecurringFaults(), new Date(now));
    },
    close: async () => {
      limits.stop();
      await close();
    },
  };
}
