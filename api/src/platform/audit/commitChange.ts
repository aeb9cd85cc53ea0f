import type { Client, Transaction } from '@critbatch/prisma/client/createClient';
import { longTransaction } from '@critbatch/prisma/client/longTransaction';
import { retryConflicts } from '@critbatch/prisma/client/retryConflicts';
import { accessOfUser } from '../auth/authenticate.ts';
import type { Context } from '../context/context.ts';
import { claimKey } from '../idempotency/claimKey.ts';
import { keepAnswer } from '../idempotency/keptAnswer.ts';
import { userError } from '../input/userError.type.ts';
import { capExceededBy } from '../limits/enforceCaps.ts';
import { logFault } from '../log/log.ts';
import { Change } from './change.ts';
import { changedObject } from './changedNode.ts';
import type { Asked, Payload } from './payload.ts';
import { refusalOf } from './payload.ts';
import { recordChange } from './recordChange.ts';

/** Runs a mutation's resolver in a transaction and commits what it did, with its audit entry and its idempotency key. */
export async function commitChange(
  context: Context,
  asked: Asked,
  run: (inner: Context) => Promise<Payload>,
): Promise<Payload> {
  let change = new Change();
  let became = context.access;
  const attempt = async (transaction: Transaction) => {
    // What a try that was undone has told is no longer true.
    change = new Change();
    const inner = contextWithin(transaction, context, change);
    const claim = await claimKey(transaction, inner, asked);
    if (claim.status === 'ANSWERED') {
      // Sent twice at once, the second has looked up its rights before the first gave it a team.
      const { access } = inner;
      if (access.kind === 'user') became = await accessOfUser(transaction, access.userId, access.sessionId);
      return claim.payload;
    }
    const answer = await run(inner);
    became = inner.access;
    if (answer.userErrors.length > 0) throw new Refused(answer);
    if (!change.isNothing) {
      const object = changedObject(change, asked, answer);
      const excess = await capExceededBy(transaction, asked.action, {
        access: inner.access,
        teamId: object.teamId,
        overrides: context.caps,
      });
      if (excess) throw new Refused(refusalOf(asked, answer, userError('QUOTA_EXCEEDED', [], excess)));
      await recordChange(transaction, inner, asked, object);
    }
    if (claim.status === 'CLAIMED') await keepAnswer(transaction, claim, asked, answer);
    return answer;
  };
  const payload = await inTransaction(context.prisma, asked, attempt).catch((fault) => {
    became = context.access;
    if (fault instanceof Refused) return fault.payload;
    throw fault;
  });
  // A caller who signs up or joins a team may read what the payload shows, and rows read before the change are out of date.
  context.access = became;
  context.memory = new Map();
  for (const work of change.afterCommit) {
    await work().catch((fault) => logFault('What follows a change failed.', fault, { action: asked.action }));
  }
  return payload;
}

/** Tried again where another transaction stood in its way; not one that has more time than others, for it works on files too. */
function inTransaction(
  prisma: Client,
  { transactionSeconds }: Asked,
  attempt: (transaction: Transaction) => Promise<Payload>,
): Promise<Payload> {
  if (transactionSeconds) return longTransaction(prisma, transactionSeconds, attempt);
  return retryConflicts(() => prisma.$transaction(attempt));
}

/** Undoes everything, the claim of the key included, where the sender has something to mend. */
class Refused extends Error {
  readonly payload: Payload;
  constructor(payload: Payload) {
    super('Refused');
    this.payload = payload;
  }
}

/** The same context, whose every read and write is of the transaction; a transaction opened within joins it. */
function contextWithin(transaction: Transaction, context: Context, change: Change): Context {
  const joined = new Proxy(transaction, {
    get: (target, name) =>
      name === '$transaction'
        ? (work: (joining: Transaction) => Promise<unknown>) => work(joined)
        : Reflect.get(target, name),
  }) as Client;
  return {
    ...context,
    prisma: joined,
    reader: joined,
    change,
    memory: new Map(),
  };
}
