import type { Prisma } from '@critbatch/prisma/generated/client';
import type { Role } from '@critbatch/prisma/generated/enums';
import { InvitationStatus } from './invitation.type.ts';

/** What is read of an invitation wherever one is shown. */
export const invitationParts = { team: { select: { name: true } } } satisfies Prisma.InvitationInclude;
type Row = Prisma.InvitationGetPayload<{ include: typeof invitationParts }>;

/** An invitation as the API shows it. */
export type InvitationRecord = Omit<Row, 'role' | 'status' | 'secretHash' | 'team'> & {
  role: Role;
  status: InvitationStatus;
  teamName: string;
  /** The user whose proved address it is for; null for other callers. */
  receiverId: string | null;
};

/** The row of an invitation in the words of the API. */
export function presentInvitation(row: Row, receiverId: string | null = null): InvitationRecord {
  const { secretHash: _secret, team, role, ...rest } = row;
  return { ...rest, role: role ?? 'VIEWER', status: statusOf(row), teamName: team.name, receiverId };
}

function statusOf({ status, expiresAt }: Row): InvitationStatus {
  if (status === 'accepted') return InvitationStatus.ACCEPTED;
  if (status !== 'pending') return InvitationStatus.REVOKED;
  return expiresAt <= new Date() ? InvitationStatus.EXPIRED : InvitationStatus.PENDING;
}
