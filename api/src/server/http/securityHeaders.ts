import type { RequestHandler } from 'express';
import onHeaders from 'on-headers';

const kept = 'private, no-store';

/** The API serves data, never pages: nothing may frame it, run in it, guess its types or keep what it answers. */
export const securityHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
  });
  // When the head is sent, so that no handler or library below has the last word on it.
  onHeaders(response, () => {
    const isStream = String(response.getHeader('Content-Type')).startsWith('text/event-stream');
    // What compresses a stream on the way holds its events back.
    response.setHeader('Cache-Control', isStream ? `${kept}, no-transform` : kept);
  });
  next();
};
