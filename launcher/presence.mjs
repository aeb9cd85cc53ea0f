// Shows other processes of this machine that this one lives, by means that kill -9 cannot outlive: it listens on a loopback port and
// greets every caller with a secret word. Nothing has to be cleaned up: nobody answers, or somebody who does not know the word.
// Plain JavaScript for Node 20, as bootstrap.mjs needs it.
import { randomUUID } from 'node:crypto';
import { connect, createServer } from 'node:net';

/** Begins to answer; `text` is what others find it by, one line of JSON together with `more`. */
export async function showPresence(more = {}) {
  const word = randomUUID();
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(word);
  });
  server.unref();
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address();
  return { text: JSON.stringify({ port, word, ...more }), end: () => server.close() };
}

/** Whether whoever wrote a text still lives; null where it is not such a text, torn by a crash or not yet whole. */
export async function isPresent(text) {
  const shown = parse(text);
  if (shown === null) return null;
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: shown.port, timeout: 1000 });
    let heard = '';
    socket.setEncoding('utf8');
    socket.on('data', (piece) => {
      heard += piece;
    });
    socket.on('end', () => resolve(heard === shown.word));
    for (const event of ['error', 'timeout']) {
      socket.on(event, () => {
        socket.destroy();
        resolve(false);
      });
    }
  });
}

function parse(text) {
  try {
    const { port, word } = JSON.parse(text);
    return typeof port === 'number' && typeof word === 'string' ? { port, word } : null;
  } catch {
    return null;
  }
}
