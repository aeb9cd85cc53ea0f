import { createTransport } from 'nodemailer';
import { log } from '../log/log.ts';

export type Letter = {
  to: string;
  subject: string;
  text: string;
  /** Such as List-Unsubscribe. */
  headers?: Readonly<Record<string, string>>;
};

/** Takes letters to the post. */
export type Mailer = { send: (letter: Letter) => Promise<void> };

const patienceMilliseconds = 10_000;

/**
 * A mailer for an address such as smtps://user:password@host:465, or for `log:`, which writes letters (and with them
 * working links) to the log of the API: for a machine without a post office whose log nobody else reads.
 */
export function createMailer({ url, from }: { url: string; from: string }): Mailer {
  if (url === 'log:')
    return { send: async (letter) => log({ level: 'info', message: 'A letter.', ...letter }) };
  const patience = {
    connectionTimeout: patienceMilliseconds,
    greetingTimeout: patienceMilliseconds,
    socketTimeout: patienceMilliseconds,
  };
  const transport = createTransport({ url, ...patience });
  return {
    send: async (letter) => {
      await transport.sendMail({ ...letter, headers: { ...letter.headers }, from });
    },
  };
}
