'use server';

import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { apiUrl } from './apiUrl.ts';

/** Ends the session at the API and drops its cookies here. */
export async function signOut(): Promise<void> {
  const sent = await headers();
  const forwarded = { cookie: sent.get('cookie') ?? '', origin: sent.get('origin') ?? '' };
  const answer = await fetch(apiUrl('/api/auth/sign-out'), { method: 'POST', headers: forwarded }).catch(
    () => null,
  );
  const jar = await cookies();
  for (const cookie of answer?.headers.getSetCookie() ?? []) {
    const [name = ''] = cookie.split('=', 1);
    jar.set(name, '', { path: '/', maxAge: 0, httpOnly: true, secure: name.startsWith('__Secure-') });
  }
  redirect('/sign-in');
}
