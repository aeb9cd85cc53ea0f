import type { Holder } from '@critbatch/prisma/queue/lease';
import { CritbatchError } from '@critbatch/theory';
import type { Access } from '../../platform/access/access.ts';
import { teamsAllowing, tokenOf } from '../../platform/access/access.ts';
import { localId } from '../../platform/node/globalId.ts';

/** The one team for which this token may speak the worker protocol. */
export function workerTeam(access: Access): string {
  const [teamId] = teamsAllowing(access, 'worker');
  if (!teamId) throw new CritbatchError('FORBIDDEN', 'This needs a token with the scope WORKER.');
  return teamId;
}

/** Who writes to a run: its team is that of the token, so that another team's run is not found. */
export function holderOf(access: Access, input: { runId: string; fencingToken: number }): Holder {
  return {
    teamId: workerTeam(access),
    tokenId: tokenOf(access),
    runId: localId('Run', input.runId),
    fencingToken: input.fencingToken,
  };
}
