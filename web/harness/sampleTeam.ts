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
      { id: 'a-2', action: 'createSweep', actor: 'Owner', noun: 'Sweep', createdAt },
      { id: 'a-1', action: 'createInvitation', actor: 'Owner', noun: 'Invitation', createdAt },
    ],
  },
};

export const workers: TeamPeopleQuery['workers']['nodes'] = [
  {
    id: 'w-1',
    name: 'worker-1',
    device: 'NVIDIA L4',
    engine: 'onnx',
    slots: 2,
    lastSeenAt: createdAt,
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
