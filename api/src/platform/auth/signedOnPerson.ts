import { z } from 'zod';
import { nameSchema } from '../input/nameSchema.ts';

/** As OpenID Connect bounds it: where it is not, or is no text, people without one would be one person. */
const subjectSchema = z.string().min(1).max(255);
const claimsSchema = z.object({ sub: subjectSchema });
const addressSchema = z.email().max(320);
const mostCharacters = 120;

/**
 * Who the provider says has signed in there, by its ID token, which has been verified where there is one; a fault where there is none, or
 * where the profile is another person's.
 */
export function subjectOf(idToken: string | undefined, profile: Record<string, unknown>): string {
  const [, claims = ''] = (idToken ?? '').split('.');
  const { sub: subject } = claimsSchema.parse(JSON.parse(Buffer.from(claims, 'base64url').toString()));
  if (profile.sub !== subject) throw new Error('The provider told of another person than its ID token.');
  return subject;
}

/** What becomes of a profile in our records: its texts are as long and as odd as its owner likes. */
export function personOf(
  profile: Record<string, unknown>,
  trustsEmail: boolean,
): { name: string; emailVerified: boolean } {
  const named = [profile.name, profile.preferred_username, profile.email].map(nameOf);
  return {
    name: named.find((name) => name !== null) ?? '',
    emailVerified:
      addressSchema.safeParse(profile.email).success && (trustsEmail || profile.email_verified === true),
  };
}

/** A text as a name of ours, cut where it is too long; null where it is none. */
function nameOf(said: unknown): string | null {
  if (typeof said !== 'string' || said.includes('\0')) return null;
  const parsed = nameSchema.safeParse(
    [...said.slice(0, 10 * mostCharacters)].slice(0, mostCharacters).join(''),
  );
  return parsed.success ? parsed.data : null;
}
