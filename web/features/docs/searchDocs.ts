import type { Doc } from './doc.type.ts';

export type DocHit = { name: string; title: string; href: string };

const mostHits = 8;

/** Headings, words and codes of the documents that contain a text, those that begin with it first. */
export function searchDocs(docs: readonly Doc[], text: string): DocHit[] {
  const wanted = text.toLowerCase();
  const hits = docs.flatMap(({ slug, title, places }) =>
    places.flatMap(({ name, anchor, kind }) =>
      name.toLowerCase().includes(wanted)
        ? [{ name, title, href: `/docs/${slug}#${anchor}`, rank: rankOf(name.toLowerCase(), wanted, kind) }]
        : [],
    ),
  );
  return hits
    .sort((one, other) => one.rank - other.rank)
    .slice(0, mostHits)
    .map(({ rank: _rank, ...hit }) => hit);
}

function rankOf(name: string, wanted: string, kind: 'heading' | 'entry'): number {
  return (name.startsWith(wanted) ? 0 : 2) + (kind === 'entry' ? 0 : 1);
}
