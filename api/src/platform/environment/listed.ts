import { z } from 'zod';

/** Values divided by commas; none where nothing is set. */
export function listed<Item extends z.ZodType<unknown, string>>(item: Item) {
  return z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((value) => value.trim() || []))
    .pipe(z.array(item));
}
