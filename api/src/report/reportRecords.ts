import type { ReportShare, ReportVersion } from '@critbatch/prisma/generated/client';
import type { ReportShareStatus } from './report.enum.ts';

/** A version without its snapshot, which is read only where it is shown. */
export type VersionRecord = Omit<ReportVersion, 'snapshot'>;

/** A link as the API shows it: without the hash of its secret. */
export type ShareRecord = Omit<ReportShare, 'secretHash'> & { status: ReportShareStatus };
