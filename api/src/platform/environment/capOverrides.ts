import { z } from 'zod';
import type { CapName, CapOverrides } from '../limits/caps.ts';
import { rateCaps, rowCaps } from '../limits/caps.ts';

const names = [...Object.keys(rowCaps), ...Object.keys(rateCaps)] as [CapName, ...CapName[]];
const overrideSchema = z
  .string()
  .regex(
    /^\w+=\d+$/,
    'CRITBATCH_CAPS are caps of docs/limits.md with their numbers, such as webhooksOfTeam=50',
  )
  .transform((text) => text.split('=') as [string, string])
  .pipe(z.tuple([z.enum(names), z.string().transform(Number).pipe(z.int().min(1).max(1_000_000_000))]));

/** The caps that an operator has set, from `name=number`; the message of an unknown name lists those that there are. */
export function capOverrides(settings: readonly string[], context: z.RefinementCtx): CapOverrides {
  const parsed = z.array(overrideSchema).safeParse(settings);
  if (parsed.success) return Object.fromEntries(parsed.data);
  for (const issue of parsed.error.issues) context.addIssue({ code: 'custom', message: issue.message });
  return z.NEVER;
}
