/** The choices in a page's address, as Next hands them on. */
export type SearchParams = Record<string, string | string[] | undefined>;
