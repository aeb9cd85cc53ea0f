import { grouped, idOf, rowById, single } from '../../platform/context/loader.ts';
import { findShares, findSharesOf } from './reportShares.ts';
import { findSnapshots, findVersions, findVersionsOf } from './reportVersions.ts';

export const reportById = rowById('Report');

export const reportVersionById = single(({ prisma }, ids) => findVersions(prisma, ids), idOf);

export const reportShareById = single(({ prisma }, ids) => findShares(prisma, ids), idOf);

export const snapshotOfVersion = single(({ prisma }, ids) => findSnapshots(prisma, ids), idOf);

export const versionsOfReport = grouped(
  ({ prisma }, ids) => findVersionsOf(prisma, ids),
  (version) => version.reportId,
);

export const sharesOfReport = grouped(
  ({ prisma }, ids) => findSharesOf(prisma, ids),
  (share) => share.reportId,
);
