import type { ModuleSpec } from '@critbatch/theory';
import type { TeamAdministrationQuery, TeamPeopleQuery } from '../graphql/generated/graphql.ts';

const createdAt = '2026-11-20T08:00:00.000Z';
const expiresAt = '2026-12-20T08:00:00.000Z';

type Team = NonNullable<TeamPeopleQuery['team']> & NonNullable<TeamAdministrationQuery['team']>;

/** A team with one of everything that its page shows. */
export const team: Team = {
  id: 'team-1',
  name: 'Vision team',
  memberships: {
    nodes: [
      { id: 'm-1', role: 'OWNER', createdAt, user: { name: 'Owner', email: 'owner@localhost' } },
      { id: 'm-2', role: 'VIEWER', createdAt, user: { name: 'Guest', email: null } },
    ],
  },
  invitations: { nodes: [{ id: 'i-1', email: 'new@example.org', role: 'MEMBER', expiresAt }] },
  apiTokens: {
    nodes: [
      {
        id: 't-1',
        name: 'cluster',
        start: 'cb_ab12',
        scopes: ['WORKER'],
        status: 'ACTIVE',
        lastUsedAt: createdAt,
        expiresAt,
      },
      {
        id: 't-2',
        name: 'notebook',
        start: 'cb_cd34',
        scopes: ['READ', 'WRITE'],
        status: 'REVOKED',
        lastUsedAt: null,
        expiresAt: null,
      },
    ],
  },
  auditEntries: {
    pageInfo: { hasNextPage: true, endCursor: 'next' },
    nodes: [
      {
        id: 'a-2',
        action: 'createSweep',
        actor: 'Owner',
        noun: 'Sweep',
        objectName: 'LeNet on MNIST',
        createdAt,
      },
      {
        id: 'a-1',
        action: 'createInvitation',
        actor: 'Owner',
        noun: 'Invitation',
        objectName: 'colleague@example.org',
        createdAt,
      },
    ],
  },
};

/** As describeModel prints it of docs/examples/gatedCnn.ts. */
export const sampleModule: ModuleSpec = {
  architecture: 'module',
  file: 'gatedCnn.ts',
  sha256: '4be6a8ca87f4'.padEnd(64, '0'),
  inputShape: [28, 28],
  classes: 10,
  parameters: [
    { name: 'filter0', shape: [3, 3, 1, 8], role: 'filter' },
    { name: 'scale0', shape: [8], role: 'scale' },
    { name: 'offset0', shape: [8], role: 'offset' },
    { name: 'filter1', shape: [3, 3, 8, 16], role: 'filter' },
    { name: 'scale1', shape: [16], role: 'scale' },
    { name: 'offset1', shape: [16], role: 'offset' },
    { name: 'weight', shape: [16, 10], role: 'weight' },
    { name: 'bias', shape: [10], role: 'bias' },
  ],
  normalisedChannels: [8, 16],
  initialiser: 'he',
  microBatchSize: 256,
};

export const workers: TeamPeopleQuery['workers']['nodes'] = [
  {
    id: 'w-1',
    name: 'worker-1',
    device: 'NVIDIA L4',
    engine: 'onnx',
    slots: 2,
    lastSeenAt: createdAt,
    offeredModels: [sampleModule.sha256, 'cd'.repeat(32)],
    models: [{ id: 'model-3', name: 'Gated CNN', spec: sampleModule }],
    throughput: { gradientsPerSecond: 48_300, attempts: 10 },
    currentRuns: [{ id: 'run-1', batchSize: 96, seed: 2, sweep: { id: 'sweep-215', number: 215 } }],
  },
];

/** What the link of an invitation leads to; `spent` is one that is of no use any more. */
export function invitation(token: string | undefined) {
  const preview = { email: 'new@example.org', expiresAt, role: 'MEMBER', teamName: team.name };
  return {
    invitationPreview: token === 'spent' ? null : preview,
    signInOptions: { leastPasswordLength: 12 },
  };
}

export const prices = [
  { device: 'NVIDIA H100', pricePerDeviceHour: 4 },
  { device: 'cpu', pricePerDeviceHour: 0.2 },
].map((price, index) => ({
  ...price,
  id: `price-${index}`,
  currency: 'USD',
  validFrom: '2026-09-01T00:00:00.000Z',
  validUntil: index === 0 ? null : '2027-01-01T00:00:00.000Z',
}));
