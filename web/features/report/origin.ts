import { headers } from 'next/headers';

/** Where the reader, or what fetches previews for him, reached this portal; behind a proxy, what that says. */
export async function requestOrigin(): Promise<URL> {
  const sent = await headers();
  const host = sent.get('x-forwarded-host') ?? sent.get('host') ?? 'localhost';
  const scheme = sent.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https' ? 'https' : 'http';
  return new URL(`${scheme}://${host}`);
}
