import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { parseCookies } from 'better-auth/cookies';

/** How long a device is known after a sign-in. */
export const knownSeconds = 180 * 24 * 60 * 60;

/** As better-auth names our cookies where the portal is reached by https, and where not. */
const names = ['__Secure-critbatch.device', 'critbatch.device'];

/** A device, and the end of the second in which it was signed in on last. */
export type KnownDevice = { id: string; signedInBy: Date };

/**
 * Devices on which the owner of an address has signed in: `<id>.<when>.<signature of both and the address>`. Tries from one of
 * them are counted for the device and not for the address, so that strangers who guess lock nobody out
 * (OWASP, "Slow Down Online Guessing Attacks with Device Cookies").
 */
export class KnownDevices {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** What the cookie of a device holds on which the owner of the address has just signed in. It lets nobody in. */
  remember(email: string, now = Date.now()): string {
    const [id, when] = [randomUUID(), Math.floor(now / 1000).toString(36)];
    return `${id}.${when}.${this.#signature(email, id, when)}`;
  }

  /** The device that a request comes from; null unless the owner of the address has signed in on it in half a year. */
  find(email: string, cookies: string, now = Date.now()): KnownDevice | null {
    const sent = parseCookies(cookies);
    const value = names.map((name) => sent.get(name)).find((each) => each !== undefined) ?? '';
    const [id = '', when = '', signature = ''] = value.split('.');
    const age = now / 1000 - Number.parseInt(when, 36);
    if (!(age < knownSeconds)) return null;
    const expected = this.#signature(email, id, when);
    const isSigned =
      signature.length === expected.length && timingSafeEqual(Buffer.from(signature), Buffer.from(expected));
    return isSigned ? { id, signedInBy: new Date((Number.parseInt(when, 36) + 1) * 1000) } : null;
  }

  #signature(email: string, id: string, when: string): string {
    const parts = ['device', email.trim().toLowerCase(), id, when];
    return createHmac('sha256', this.#secret).update(JSON.stringify(parts)).digest('base64url');
  }
}
