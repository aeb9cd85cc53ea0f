import type { Transaction } from '@critbatch/prisma/client/createClient';
import { z } from 'zod';
import type { Asked, Payload } from '../audit/payload.ts';
import type { Context } from '../context/context.ts';
import { userError } from '../outcome/userError.type.ts';
import { contentHash } from '../version/contentHash.ts';
import { readAnswer } from './keptAnswer.ts';

export type Claim =
  | { status: 'NO_KEY' }
  | { status: 'CLAIMED'; callerId: string; key: string }
  | { status: 'ANSWERED'; payload: Payload };

const keySchema = z.string().min(1).max(200).nullish();

/**
 * Takes the sender's key for this change, or gives the answer that was given under it. A second sender of a key waits
 * here, at its primary key, until the first has committed or given up.
 */
export async function claimKey(transaction: Transaction, context: Context, asked: Asked): Promise<Claim> {
  const { idempotencyKey, ...input } = asked.input as { idempotencyKey?: unknown };
  const parsed = keySchema.safeParse(idempotencyKey);
  if (!parsed.success) return refusal('INVALID_INPUT', 'An idempotency key has 1 to 200 characters.');
  const key = parsed.data;
  const callerId = callerIdOf(context);
  if (!key || !callerId) return { status: 'NO_KEY' };

  const { action } = asked;
  const inputHash = contentHash({ action, input });
  const { count } = await transaction.idempotencyKey.createMany({
    data: { callerId, key, action, inputHash },
    skipDuplicates: true,
  });
  if (count === 1) return { status: 'CLAIMED', callerId, key };
  const known = await transaction.idempotencyKey.findUniqueOrThrow({
    where: { callerId_key: { callerId, key } },
  });
  if (known.inputHash !== inputHash) {
    return refusal(
      'IDEMPOTENCY_KEY_REUSED',
      `This key was sent with another ${known.action}; choose a new one.`,
    );
  }
  return { status: 'ANSWERED', payload: await readAnswer(context, known.answer) };
}

function callerIdOf({ access }: Context): string | null {
  if (access.kind === 'user') return access.userId;
  return access.kind === 'token' ? access.tokenId : null;
}

function refusal(code: 'INVALID_INPUT' | 'IDEMPOTENCY_KEY_REUSED', message: string): Claim {
  return {
    status: 'ANSWERED',
    payload: { userErrors: [userError(code, ['idempotencyKey'], message)] },
  };
}
