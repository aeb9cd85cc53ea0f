import type { Transaction } from '@critbatch/prisma/client/createClient';
import { Prisma } from '@critbatch/prisma/generated/client';
import type { Context } from '../context/context.ts';
import type { ChangedObject } from './change.ts';
import type { Asked } from './payload.ts';

/** Larger documents are named by the changed thing itself, which keeps them. */
const mostBytes = 8_192;
const secrets = new Set([
  'password',
  'currentPassword',
  'newPassword',
  'token',
  'invitationToken',
  'idempotencyKey',
]);

/** Appends the entry of a change, in the transaction of the change. */
export async function recordChange(
  transaction: Transaction,
  { access, requestId, change }: Context,
  asked: Asked,
  { teamId, noun, id, name }: ChangedObject,
): Promise<void> {
  const { before, after } = change.description;
  await transaction.auditEntry.create({
    data: {
      teamId,
      noun,
      objectId: id,
      objectName: name ?? null,
      userId: access.kind === 'user' ? access.userId : null,
      tokenId: access.kind === 'token' ? access.tokenId : null,
      actor: await nameOf(transaction, access),
      action: asked.action,
      requestId,
      before: small(before),
      after: small(after ?? withoutSecrets(asked.input)),
    },
  });
}

async function nameOf(transaction: Transaction, access: Context['access']): Promise<string> {
  if (access.kind === 'user') {
    const user = await transaction.user.findUnique({ where: { id: access.userId }, select: { name: true } });
    return user?.name ?? '';
  }
  if (access.kind === 'token') {
    const token = await transaction.apiToken.findUnique({
      where: { id: access.tokenId },
      select: { name: true },
    });
    return token?.name ?? '';
  }
  return 'stranger';
}

function withoutSecrets(input: object): Prisma.InputJsonObject {
  const shown = Object.entries(input).filter(([name]) => !secrets.has(name));
  return JSON.parse(JSON.stringify(Object.fromEntries(shown))) as Prisma.InputJsonObject;
}

function small(value: Prisma.InputJsonObject | undefined) {
  if (!value) return Prisma.DbNull;
  return Buffer.byteLength(JSON.stringify(value)) <= mostBytes
    ? value
    : { omitted: `more than ${mostBytes} bytes` };
}
