/** Headers with which the portal asks the API in a reader's name, and from his address: its limits are each reader's own. */
export function asReader(sent: Headers): { cookie: string; 'x-forwarded-for': string } {
  return {
    cookie: sent.get('cookie') ?? '',
    // What features/session/clientAddress.ts found it to be.
    'x-forwarded-for': sent.get('x-forwarded-for') ?? '',
  };
}
