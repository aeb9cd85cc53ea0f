import type { DocSlug } from './docPages.ts';

/** A heading, a word of the glossary or an error code: something of a document that a link can lead to. */
export type DocPlace = { anchor: string; name: string; kind: 'heading' | 'entry' };

/** A document as it was rendered when the portal was built. */
export type Doc = { slug: DocSlug; title: string; html: string; places: DocPlace[] };
