import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export type ReceivedRequest = { path: string; headers: IncomingHttpHeaders; body: string };
/** How the next requests are answered; 'hang' never is. */
export type Behaviour = 'hang' | ((response: ServerResponse) => void);

/** A real HTTP server that webhooks are sent to. */
export async function startRecipient() {
  const received: ReceivedRequest[] = [];
  const now = { open: 0, mostOpen: 0 };
  let behaviour: Behaviour = (response) => response.writeHead(204).end();
  const server = createServer((request, response) => {
    now.open += 1;
    now.mostOpen = Math.max(now.mostOpen, now.open);
    response.once('close', () => {
      now.open -= 1;
    });
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, body });
      if (behaviour !== 'hang') behaviour(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  return {
    url,
    received,
    /** Requests that it has had open at once, at most. */
    get mostOpen() {
      return now.mostOpen;
    },
    behave: (next: Behaviour) => {
      behaviour = next;
    },
    /** Waits until it has so many requests. */
    until: async (count: number) => {
      for (let tries = 0; received.length < count; tries++) {
        if (tries > 400) throw new Error(`It has ${received.length} requests, not ${count}.`);
        await sleep(25);
      }
      return received;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export type Recipient = Awaited<ReturnType<typeof startRecipient>>;
