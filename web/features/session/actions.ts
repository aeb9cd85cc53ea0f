'use server';

import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { apiUrl } from './apiUrl.ts';
import { asReader } from './asReader.ts';

/** Ends the session at the API and drops its cookies here. */
export async function signOut(): Promise<void> {
  const sent = await headers();
  const forwarded = {
    ...asReader(sent),
    origin: sent.get('origin') ?? '',
    'content-type': 'application/json',
  };
  const request = { method: 'POST', headers: forwarded, body: '{}' };
  const answer = await fetch(apiUrl('/api/auth/sign-out'), request).catch(() => null);
  const jar = await cookies();
  for (const cookie of answer?.headers.getSetCookie() ?? []) {
    const [name = ''] = cookie.split('=', 1);
    jar.set(name, '', { path: '/', maxAge: 0, httpOnly: true, secure: name.startsWith('__Secure-') });
  }
  redirect('/sign-in');
}
