import { z } from 'zod';

/** A name that people read in lists: one line, trimmed, 1 to 120 characters. */
export const nameSchema = z
  .string()
  .overwrite((text) => text.replace(unwritten, ' '))
  .trim()
  .min(1)
  .max(120);

/** What comes along with a name from slides and sheets, and no picture can hold. U+0000 is refused where it is stored. */
const unwritten = /(?:(?!\0)[\p{Cc}\p{Noncharacter_Code_Point}])+/gu;
