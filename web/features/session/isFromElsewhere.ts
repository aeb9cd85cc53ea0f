/**
 * Whether a page of another origin sent a form: its reader's cookie comes along from another port or subdomain of our host.
 * Next asks the same of its own actions. A request that no browser sends names no origin, and only has cookies of its own sender.
 */
export function isFromElsewhere(sent: Headers): boolean {
  const origin = sent.get('origin');
  if (origin === null) return false;
  const host = sent.get('x-forwarded-host') ?? sent.get('host');
  return URL.parse(origin)?.host !== host;
}
