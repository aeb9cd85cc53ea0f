import { z } from 'zod';

/** The name of bytes. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'Give 64 hexadecimal digits in lower case');
