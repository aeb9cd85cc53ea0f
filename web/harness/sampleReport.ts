import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ReportSnapshot, SnapshotSweep } from '@critbatch/theory';
import { reportSnapshotSchema, withhold } from '@critbatch/theory';
import type { SweepPageData } from '../features/sweep/sweepPage.type.ts';

const frozenAt = '2026-11-24T08:00:00.000Z';

const text = `Batch size **101** is enough. The valley is flat from 78 to 144, so a device that likes *powers of two* may take 128.

# What to do

1. Train at 128.
2. Look again when the data set grows: see [the study](/studies/study-1).

| batch size | work |
| --- | --- |
| 32 | at least 4.5× |
| 128 | 1.0× |

> A batch size belongs to its target and its policy.
`;

/** A report of made-up sweeps. */
export function sampleSnapshot(sweeps: readonly SweepPageData[]): ReportSnapshot {
  return reportSnapshotSchema.parse({
    schemaVersion: 1,
    frozenAt,
    team: 'Vision team',
    author: 'Owner',
    title: 'Where the valley of the MLP is flat, and what it saves',
    text,
    sweeps: sweeps.map(frozen),
    studies: [
      {
        id: 'study-1',
        name: 'From the MLP to production',
        maxHours: 40,
        maxCost: 3000,
        currency: 'USD',
        stages: [
          {
            name: 'Pilot',
            size: 101_770,
            state: 'DONE',
            predictions: [
              {
                quantity: 'CRITICAL_BATCH_SIZE',
                rule: 'UNCHANGED',
                level: 0.95,
                foretold: { value: 96, lower: 70, upper: 130 },
                currency: null,
                registeredAt: frozenAt,
                score: { verdict: 'INSIDE', outcome: { value: 101, lower: 92, upper: 109 } },
              },
            ],
          },
        ],
      },
    ],
  });
}

function frozen(sweep: SweepPageData, index: number): Record<keyof SnapshotSweep, unknown> {
  const { model, dataset, policy, evaluation, targets, target, runs, estimate } = sweep;
  const hash = 'a'.repeat(64);
  return {
    ...sweep,
    letter: String.fromCharCode(65 + index),
    startedBy: 'Owner',
    finishedAt: sweep.status === 'RUNNING' ? null : '2026-11-24T08:05:00.000Z',
    configuration: {
      model: { ...model, version: 1, contentHash: hash, parameterCount: 101_770 },
      dataset: { ...dataset, version: 1, contentHash: hash, trainingExamples: 60_000, testExamples: 10_000 },
      policy,
      evaluation,
    },
    targets: targets.map((each) => ({ ...each, estimate: each.id === target?.id ? estimate : null })),
    runs: runs.map((run) => ({
      ...run,
      crossings: run.crossing
        ? [{ ...run.crossing, target: targets.findIndex(({ id }) => id === target?.id) }]
        : [],
    })),
    devices: [{ device: 'NVIDIA L4', deviceSeconds: 5400, evaluationSeconds: 500 }],
    cost: [{ amount: 1.31, currency: 'USD' }],
    plan: null,
    forecast: null,
    imported: null,
  };
}

/** A report that the API froze in December 2026, of a sweep for every answer and every way to come about. */
export function keptSnapshot(): ReportSnapshot {
  const file = '../../theory/src/report/fixtures/reportOfSchema1.json';
  return JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
}

/** What a link shows: `shared` everything, `bare` as little as can be, `revoked` and `expired` why not. */
export function sampleShared(secret: string, snapshot: ReportSnapshot) {
  const fields = ['COST', 'DEVICE', 'CONFIGURATION', 'CURRENT_BATCH_SIZE', 'RUNS', 'PLANS'] as const;
  const withheld = secret === 'bare' ? { names: true, fields: [...fields] } : { names: false, fields: [] };
  const status = { revoked: 'REVOKED', expired: 'EXPIRED' }[secret] ?? 'ACTIVE';
  if (secret === 'unknown') return null;
  return {
    status,
    version: status === 'ACTIVE' ? 2 : null,
    // Two links show two versions.
    snapshotHash: status === 'ACTIVE' ? createHash('sha256').update(secret).digest('hex') : null,
    content: status === 'ACTIVE' ? withhold(snapshot, withheld) : null,
    hidesNames: withheld.names,
    hiddenFields: withheld.fields,
    expiresAt: '2026-12-24T08:00:00.000Z',
  };
}

/** A report with two versions, and a link of every kind. */
export function sampleReport() {
  const createdBy = { name: 'Owner' };
  const version = (number: number) => ({
    id: `version-${number}`,
    number,
    title: 'Where the valley of the MLP is flat, and what it saves',
    createdAt: frozenAt,
    snapshotHash: 'a'.repeat(64),
    createdBy,
  });
  const share = (status: string, hiddenFields: string[]) => ({
    id: `share-${status}`,
    status,
    hidesNames: hiddenFields.length > 0,
    hiddenFields,
    createdAt: frozenAt,
    expiresAt: '2026-12-24T08:00:00.000Z',
    revokedAt: null,
    version: { number: 2 },
    createdBy,
  });
  return {
    id: 'report-1',
    title: 'Where the valley of the MLP is flat, and what it saves',
    lastVersion: 2,
    lastVersionAt: frozenAt,
    createdBy,
    team: { id: 'team-1', name: 'Vision team' },
    versions: [version(2), version(1)],
    shares: [share('ACTIVE', ['COST', 'DEVICE']), share('REVOKED', []), share('EXPIRED', [])],
  };
}
