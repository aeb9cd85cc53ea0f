import type { ApiToken } from '@critbatch/prisma/generated/client';
import type { Capability } from '../../platform/access/access.ts';
import { scopesOf } from '../../platform/auth/apiToken.ts';
import { ApiTokenStatus } from './apiToken.type.ts';

/** A token as the API shows it. */
export type ApiTokenRecord = {
  id: string;
  teamId: string;
  createdById: string | null;
  name: string;
  start: string;
  scopes: readonly Capability[];
  status: ApiTokenStatus;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
};

/** The row of a token in the words of the API. */
export function presentApiToken(token: ApiToken): ApiTokenRecord {
  return {
    id: token.id,
    teamId: token.referenceId,
    createdById: token.createdById,
    name: token.name ?? '',
    start: token.start ?? '',
    scopes: scopesOf(token),
    status: statusOf(token),
    createdAt: token.createdAt,
    expiresAt: token.expiresAt,
    lastUsedAt: token.lastRequest,
  };
}

function statusOf({ enabled, expiresAt }: ApiToken): ApiTokenStatus {
  if (!enabled) return ApiTokenStatus.REVOKED;
  return expiresAt && expiresAt <= new Date() ? ApiTokenStatus.EXPIRED : ApiTokenStatus.ACTIVE;
}
