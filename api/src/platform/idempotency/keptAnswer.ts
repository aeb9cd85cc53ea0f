import type { Transaction } from '@critbatch/prisma/client/createClient';
import { getNamedType } from 'graphql';
import { z } from 'zod';
import type { Asked, Payload } from '../audit/payload.ts';
import { nodesOf } from '../audit/payload.ts';
import type { Context } from '../context/context.ts';
import { notFound } from '../node/globalId.ts';
import { nodeLoaders } from '../noun/nodeLoaders.ts';

const answerSchema = z.object({
  nodes: z.record(z.string(), z.object({ noun: z.string(), id: z.string() })),
  scalars: z.record(z.string(), z.json()),
});

/** Keeps what was answered: nodes by their ids, to be read anew, and the rest, which is JSON, as it is. */
export async function keepAnswer(
  transaction: Transaction,
  { callerId, key }: { callerId: string; key: string },
  asked: Asked,
  { userErrors: _none, ...payload }: Payload,
): Promise<void> {
  const found = nodesOf(getNamedType(asked.payloadType), { ...payload, userErrors: [] });
  const nodes = Object.fromEntries(found.map(({ field, noun, record }) => [field, { noun, id: record.id }]));
  const scalars = Object.fromEntries(Object.entries(payload).filter(([field]) => !(field in nodes)));
  const answer = answerSchema.parse({ nodes, scalars });
  await transaction.idempotencyKey.update({ where: { callerId_key: { callerId, key } }, data: { answer } });
}

/** The payload that was kept. NOT_FOUND where its node is no longer there. */
export async function readAnswer(context: Context, kept: unknown): Promise<Payload> {
  const { nodes, scalars } = answerSchema.parse(kept);
  const records = await Promise.all(
    Object.entries(nodes).map(async ([field, { noun, id }]) => {
      const record = await nodeLoaders.of(context).get(noun)?.load(context, id);
      if (!record) throw notFound(noun);
      return [field, record] as const;
    }),
  );
  return { ...scalars, ...Object.fromEntries(records), userErrors: [] };
}
