/** Headers with which the portal asks the API in a reader's name, and from their address: its limits are each reader's own. */
export function asReader(sent: Headers): Record<'cookie' | 'x-forwarded-for' | 'x-critbatch-portal', string> {
  return {
    cookie: sent.get('cookie') ?? '',
    // What features/session/clientAddress.ts found it to be.
    'x-forwarded-for': sent.get('x-forwarded-for') ?? '',
    ...asPortal(),
  };
}

/** What proves to the API that the portal asks, so that it believes for whom. */
export function asPortal(): { 'x-critbatch-portal': string } {
  return { 'x-critbatch-portal': process.env.CRITBATCH_PORTAL_SECRET ?? '' };
}
