import { z } from 'zod';

export const bundleFormat = 'critbatch-bundle';
/** Raised by every change that a reader of the version before would get wrong. */
export const bundleVersion = 1;

export const manifestName = 'manifest.json';
export const contentName = 'sweep.json';
export const rowsName = 'measurements.ndjson';
export const estimatesName = 'estimates.json';

/** Folders of the export of a whole team, by what they hold; a bundle has none. */
export const teamFolders = { bundles: 'sweeps', datasetFiles: 'dataset-files', tables: 'records' };

/** Files of a bundle, and the bytes that each may have unpacked. */
export const mostBytes: ReadonlyMap<string, number> = new Map([
  [manifestName, 2 ** 20],
  [contentName, 64 * 2 ** 20],
  [rowsName, 512 * 2 ** 20],
  [estimatesName, 64 * 2 ** 20],
]);

const fileSchema = z.strictObject({
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** What a manifest says of a file. */
export type FileFacts = z.output<typeof fileSchema>;

/** What a reader has to know before the rest: it may hold more than we ask for, so that a later minor field is no fault. */
export const manifestSchema = z.object({
  format: z.literal(bundleFormat),
  version: z.literal(bundleVersion),
  files: z.object({
    [contentName]: fileSchema,
    [rowsName]: fileSchema,
    [estimatesName]: fileSchema.optional(),
  }),
});
