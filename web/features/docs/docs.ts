import type { Doc } from './doc.type.ts';

/** The documents as web/next.config.mjs rendered them. */
export const docs: readonly Doc[] = JSON.parse(process.env.CRITBATCH_DOCS ?? '[]');
