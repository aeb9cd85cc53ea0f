import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface AnswerDropper {
  readonly url: string;
  /** Answers that were lost so far. */
  readonly dropped: () => number;
  stop(): Promise<void>;
}

/**
 * Stands between a worker and its API, and loses answers: the API has done what it was asked for, and the connection breaks
 * before a word of it is back. `loses` is asked for each answer of an operation by its name.
 */
export async function startAnswerDropper(
  apiUrl: string,
  loses: (operation: string, dropped: number) => boolean,
): Promise<AnswerDropper> {
  let dropped = 0;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers;
    const answer = await fetch(new URL(request.url ?? '/', apiUrl), {
      method: request.method ?? 'GET',
      headers: headers as Record<string, string>,
      body: body.length > 0 ? body : null,
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const operation = /^\s*mutation (\w+)/.exec(queryOf(body))?.[1] ?? '';
    if (loses(operation, dropped)) {
      dropped += 1;
      request.socket.destroy();
      return;
    }
    const type = answer.headers.get('content-type') ?? 'application/octet-stream';
    response.writeHead(answer.status, { 'content-type': type }).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    dropped: () => dropped,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function queryOf(body: Buffer): string {
  try {
    return String((JSON.parse(body.toString()) as { query?: unknown }).query ?? '');
  } catch {
    return '';
  }
}
