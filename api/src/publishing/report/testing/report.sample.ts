import { randomUUID } from 'node:crypto';
import type { Sample } from '../../../testing/sample.ts';

export const sample: Sample = {
  create: async ({ client, teamId }) => {
    const report = await client.report.create({
      data: {
        teamId,
        title: 'Report',
        lastVersion: 1,
        versions: {
          create: {
            number: 1,
            title: 'Report',
            snapshotHash: 'c'.repeat(64),
            snapshot: {
              schemaVersion: 1,
              frozenAt: '2026-11-24T08:00:00.000Z',
              ...{ team: null, author: null, title: 'Report', text: '', sweeps: [], studies: [] },
            },
          },
        },
      },
      include: { versions: true },
    });
    const versionId = report.versions[0]?.id ?? '';
    const share = await client.reportShare.create({
      data: {
        reportId: report.id,
        versionId,
        teamId,
        secretHash: randomUUID(),
        hidesNames: false,
        hiddenFields: [],
        expiresAt: new Date(Date.now() + 1_000_000),
      },
    });
    return { Report: report.id, ReportVersion: versionId, ReportShare: share.id };
  },
};
