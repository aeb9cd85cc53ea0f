import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { ChangedObject } from './change.ts';

/** Appends what a command on the machine of the API changed: nobody is signed in there. */
export async function recordCommand(
  transaction: Transaction,
  command: string,
  { teamId, noun, id, name }: ChangedObject,
  after: Record<string, string | string[]>,
): Promise<void> {
  await transaction.auditEntry.create({
    data: {
      teamId,
      noun,
      objectId: id,
      objectName: name ?? (typeof after.name === 'string' ? after.name : null),
      actor: 'command',
      action: command,
      requestId: 'none',
      after,
    },
  });
}
