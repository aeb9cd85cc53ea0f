/** The languages in which answers are told. */
export const locales = ['en', 'ja'] as const;
export type Locale = (typeof locales)[number];

/** The same in both languages of the product. */
export type Translated<Text> = Readonly<Record<Locale, Text>>;
