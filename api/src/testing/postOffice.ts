import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

type Received = { to: string[]; text: string; head: string };

/** A real SMTP server on this machine that keeps what it is given. */
export async function startPostOffice() {
  const letters: Received[] = [];
  const waiting: ((letter: Received) => void)[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      text(stream).then((source) => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const [head = ''] = source.split('\r\n\r\n');
        const letter = { to, text: readable(source), head };
        const reader = waiting.shift();
        if (reader) reader(letter);
        else letters.push(letter);
        done();
      }, done);
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    next: (): Promise<Received> => {
      const letter = letters.shift();
      return letter ? Promise.resolve(letter) : new Promise((resolve) => waiting.push(resolve));
    },
    /** The letters that have come and that nobody has taken. */
    taken: (): Received[] => letters.splice(0),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** The body of a letter, out of the form in which non-ASCII text travels. */
function readable(source: string): string {
  const [head = '', ...body] = source.split('\r\n\r\n');
  const content = body.join('\r\n\r\n');
  if (/base64/i.test(head)) return Buffer.from(content, 'base64').toString();
  const bytes = content
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
