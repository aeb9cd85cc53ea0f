import type { Context } from '../../platform/context/context.ts';
import { grouped, idOf, Loader, single } from '../../platform/context/loader.ts';
import type { DisputeRecord, ReplicationRecord } from './behindSubmission.ts';
import { findDisputes, findEvidence, findReplications } from './behindSubmission.ts';
import type { SubmissionRecord } from './findSubmissions.ts';
import { findSubmissions } from './findSubmissions.ts';
import type { Place } from './leaderboard.ts';
import { findPlaces } from './leaderboard.ts';

export const submissionById = single(({ reader }, ids) => findSubmissions(reader, 'id', ids), idOf);

export const submissionsOfSweep = grouped(
  ({ reader }, ids) => findSubmissions(reader, 'sweepId', ids),
  (submission) => submission.sweepId,
);

export const evidenceOfSubmission = single(({ reader }, ids) => findEvidence(reader, ids), idOf);

export const replicationsOfSubmission = grouped<ReplicationRecord>(
  ({ reader }, ids) => findReplications(reader, ids),
  (replication) => replication.submissionId,
);

export const disputeById = single(({ reader }, ids) => findDisputes(reader, 'id', ids), idOf);

export const disputesOfSubmission = grouped<DisputeRecord>(
  ({ reader }, ids) => findDisputes(reader, 'submissionId', ids),
  (dispute) => dispute.submissionId,
);

type PlaceKey = Pick<SubmissionRecord, 'id' | 'benchmarkVersionId'>;

/** Places on boards, which are ranked whole for it; null for what does not stand on any. */
export const placeOfSubmission = new Loader<PlaceKey, Place | null>(
  async ({ reader }, submissions) => {
    const versionIds = new Set(submissions.map(({ benchmarkVersionId }) => benchmarkVersionId));
    const places = await findPlaces(reader, [...versionIds]);
    const placeOf = new Map(places.map((place) => [place.submissionId, place]));
    return submissions.map(({ id }) => placeOf.get(id) ?? null);
  },
  { idOf },
);

/** Tells the loaders what a statement has said of a submission beside its columns. */
export function knowSubmission(
  context: Context,
  { id, hasReplications, hasDisputes }: SubmissionRecord,
): void {
  if (hasReplications === false) replicationsOfSubmission.know(context, id, []);
  if (hasDisputes === false) disputesOfSubmission.know(context, id, []);
}
