import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import onHeaders from 'on-headers';

const kept = 'private, no-store';

/** What Next serves to everybody alike: scripts, styles and fonts of the build, and the icon. */
const shared = /^\/(_next\/static\/|icon\.svg(\?|$))/;

/**
 * Keeps every answer out of every cache: pages, figures, tables and reports are one reader's. Said here once, when the head of
 * an answer is sent, so that a new route cannot forget it.
 */
export function keepAnswersPrivate(): void {
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    if (shared.test(request.url ?? '')) return;
    onHeaders(response, () => {
      // Events would wait until a block of the compressed stream is full.
      const isStream = String(response.getHeader('content-type')).startsWith('text/event-stream');
      response.setHeader('cache-control', isStream ? `${kept}, no-transform` : kept);
    });
  });
}
