import { z } from 'zod';

/** A value with its interval as it is kept in reports, decisions and recommendations. */
export const intervalSchema = z.object({
  value: z.number(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
});
