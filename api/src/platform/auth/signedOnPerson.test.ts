import { describe, expect, it } from '@jest/globals';
import { personOf, subjectOf } from './signedOnPerson.ts';

const tokenOf = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`;

describe('who has signed in at the provider', () => {
  it('is known by the subject of the ID token', () => {
    expect(subjectOf(tokenOf({ sub: 'one' }), { sub: 'one' })).toBe('one');
  });

  it('is nobody without an ID token, without a subject in it, or where the profile is of another', () => {
    const faulty: [string | undefined, object][] = [
      [undefined, { sub: 'one' }],
      [tokenOf({ sub: 'one' }), { sub: 'two' }],
      [tokenOf({ sub: 'one' }), {}],
      [tokenOf({}), {}],
      [tokenOf({ sub: '' }), { sub: '' }],
      [tokenOf({ sub: {} }), { sub: {} }],
      [tokenOf({ sub: 5 }), { sub: 5 }],
      [tokenOf({ sub: 'x'.repeat(256) }), { sub: 'x'.repeat(256) }],
      ['opaque', { sub: 'one' }],
    ];
    for (const [token, profile] of faulty) expect(() => subjectOf(token, { ...profile })).toThrow();
  });
});

describe('a profile', () => {
  const email = 'ada@example.org';
  const nameOf = (profile: object) => personOf({ email, ...profile }, false).name;

  it('gives a name as ours are: one line of 120 characters, or the next best', () => {
    expect(nameOf({ name: ' Ada\r\nLovelace ' })).toBe('Ada Lovelace');
    expect(nameOf({ name: '🦆'.repeat(200_000) })).toBe('🦆'.repeat(120));
    for (const name of [undefined, null, '', '  ', 'a\0b', { first: 'Ada' }, 5])
      expect([nameOf({ name, preferred_username: 'ada' }), nameOf({ name })]).toEqual(['ada', email]);
  });

  it('proves an address only where it is one', () => {
    const isProved = (address: unknown, trusts = false) =>
      personOf({ email: address, email_verified: !trusts }, trusts).emailVerified;
    expect([isProved(email), isProved(email, true)]).toEqual([true, true]);
    for (const address of [
      'ada',
      `${email}\r\nBcc: eve@example.org`,
      ` ${email}`,
      `${'a'.repeat(400)}@example.org`,
      [email],
    ])
      expect([isProved(address), isProved(address, true)]).toEqual([false, false]);
    expect(personOf({ email, email_verified: 'true' }, false).emailVerified).toBe(false);
  });
});
