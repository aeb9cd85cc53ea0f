import { z } from 'zod';

/** A name that people read in lists: trimmed, 1 to 120 characters. */
export const nameSchema = z.string().trim().min(1).max(120);
