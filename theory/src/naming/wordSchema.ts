import { z } from 'zod';

/** One of a list of words that is kept: any text is read for one, so that what is kept outlives the word. */
export const wordSchema = <Word extends string>() => z.custom<Word>((value) => typeof value === 'string');
