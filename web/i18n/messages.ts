import type { en } from './en/en.ts';

/** The shape that every language fills: the keys of English. */
export type Messages = Texts<typeof en>;

type Texts<T> = { [Key in keyof T]: T[Key] extends string ? string : Texts<T[Key]> };
