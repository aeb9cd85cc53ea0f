import type { ReportShare, ReportVersion } from '@critbatch/prisma/generated/client';
import type { ReportShareStatus } from './report.enum.ts';

/** A version without its snapshot, which is read only where it is shown. */
export type VersionRecord = Omit<ReportVersion, 'snapshot'>;

/**
 * What reading one snapshot counts for among the rows of an operation: it is one field, and holds up to 20,000 runs. Forty are
 * as many as fit in.
 */
export const rowsOfSnapshot = 2_450;

/** A link as the API shows it: without the hash of its secret. */
export type ShareRecord = Omit<ReportShare, 'secretHash'> & { status: ReportShareStatus };
