import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { IdempotencyKey } from '@critbatch/prisma/generated/client';
import { z } from 'zod';
import type { Asked, Payload } from '../audit/payload.ts';
import type { Context } from '../context/context.ts';
import { contentHash } from '../hash/contentHash.ts';
import { userError } from '../input/userError.type.ts';
import { readAnswer } from './keptAnswer.ts';

export type Claim =
  | { status: 'NO_KEY' }
  | { status: 'CLAIMED'; callerId: string; key: string }
  | { status: 'ANSWERED'; payload: Payload };

export const keySchema = z.string().min(1).max(200).nullish();

/**
 * Takes the sender's key for this change, or gives the answer that was given under it. A second sender of a key waits
 * here, at its primary key, until the first has committed or given up.
 */
export async function claimKey(transaction: Transaction, context: Context, asked: Asked): Promise<Claim> {
  const sent = keyOf(context, asked);
  if (sent.status !== 'KEY') return sent;
  const { callerId, key, inputHash } = sent;
  const { count } = await transaction.idempotencyKey.createMany({
    data: { callerId, key, action: asked.action, inputHash },
    skipDuplicates: true,
  });
  if (count === 1) return { status: 'CLAIMED', callerId, key };
  const known = await transaction.idempotencyKey.findUniqueOrThrow({
    where: { callerId_key: { callerId, key } },
  });
  return { status: 'ANSWERED', payload: await answerUnder(context, known, inputHash) };
}

/** What was answered under the sender's key before, without a claim and without waiting; null where nothing was. */
export async function answerOfKey(context: Context, asked: Asked): Promise<Payload | null> {
  const sent = keyOf(context, asked);
  if (sent.status === 'ANSWERED') return sent.payload;
  if (sent.status === 'NO_KEY') return null;
  const { callerId, key, inputHash } = sent;
  const known = await context.prisma.idempotencyKey.findUnique({
    where: { callerId_key: { callerId, key } },
  });
  return known && answerUnder(context, known, inputHash);
}

type Sent = { status: 'KEY'; callerId: string; key: string; inputHash: string };

function keyOf(
  context: Context,
  { action, input: sent }: Asked,
): Sent | Exclude<Claim, { status: 'CLAIMED' }> {
  const { idempotencyKey, ...input } = sent as { idempotencyKey?: unknown };
  const parsed = keySchema.safeParse(idempotencyKey);
  if (!parsed.success) return refusal('INVALID_INPUT', 'An idempotency key has 1 to 200 characters.');
  const key = parsed.data;
  const callerId = callerIdOf(context);
  if (!key || !callerId) return { status: 'NO_KEY' };
  return { status: 'KEY', callerId, key, inputHash: contentHash({ action, input }) };
}

async function answerUnder(context: Context, known: IdempotencyKey, inputHash: string): Promise<Payload> {
  if (known.inputHash === inputHash) return readAnswer(context, known.answer);
  const message = `This key was sent with another ${known.action}; choose a new one.`;
  return refusal('IDEMPOTENCY_KEY_REUSED', message).payload;
}

function callerIdOf({ access }: Context): string | null {
  if (access.kind === 'user') return access.userId;
  return access.kind === 'token' ? access.tokenId : null;
}

function refusal(
  code: 'INVALID_INPUT' | 'IDEMPOTENCY_KEY_REUSED',
  message: string,
): Extract<Claim, { status: 'ANSWERED' }> {
  return {
    status: 'ANSWERED',
    payload: { userErrors: [userError(code, ['idempotencyKey'], message)] },
  };
}
