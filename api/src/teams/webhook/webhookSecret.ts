import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const prefix = 'whsec_';
const form = 'v1.';
const [nonceBytes, tagBytes] = [12, 16];

/** A secret as Standard Webhooks writes them: whsec_ and 32 random bytes in base64. */
export function newWebhookSecret(): string {
  return prefix + randomBytes(32).toString('base64');
}

/** The bytes that sign, of a secret in that form. */
export function signingKey(secret: string): Buffer {
  return Buffer.from(secret.slice(prefix.length), 'base64');
}

/** Keeps the secrets that must be known to sign with, unreadable to who has the database alone. */
export class SecretBox {
  readonly #key: Buffer;

  /** The key follows from CRITBATCH_AUTH_SECRET; with another one nothing of what was sealed can be opened. */
  constructor(authSecret: string) {
    this.#key = Buffer.from(hkdfSync('sha256', authSecret, '', 'critbatch webhook secrets', 32));
  }

  /** Encrypts a secret of a team (AES-256-GCM): in another team's row it cannot be opened. */
  seal(secret: string, teamId: string): string {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(Buffer.from(teamId));
    const sealed = [nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()];
    return form + Buffer.concat(sealed).toString('base64url');
  }

  /** The secret, or null where it was sealed with another key, for another team, or not at all. */
  open(sealed: string, teamId: string): string | null {
    if (!sealed.startsWith(form)) return null;
    const bytes = Buffer.from(sealed.slice(form.length), 'base64url');
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(Buffer.from(teamId)).setAuthTag(bytes.subarray(-tagBytes));
      return (
        decipher.update(bytes.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8')
      );
    } catch {
      return null;
    }
  }
}
