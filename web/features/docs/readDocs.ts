import { readFileSync } from 'node:fs';
import type { Doc } from './doc.type.ts';
import { docPages } from './docPages.ts';
import { renderDoc } from './renderDoc.ts';

/** All documents, rendered from the files of the repository: once, when the portal is built. */
export function readDocs(repository: URL): Doc[] {
  return docPages.map(({ slug, file }) =>
    renderDoc(slug, file, readFileSync(new URL(file, repository), 'utf8')),
  );
}
