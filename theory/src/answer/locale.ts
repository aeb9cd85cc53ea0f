/** The languages in which answers are told. */
export const locales = ['en', 'ja'] as const;
export type Locale = (typeof locales)[number];
