import type { Price } from '@critbatch/prisma/generated/client';
import { z } from 'zod';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Context } from '../../platform/context/context.ts';
import { nameSchema } from '../../platform/input/nameSchema.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';
import { byColumn } from '../../platform/page/cursor.ts';
import type { Page } from '../../platform/page/page.ts';
import { listOf } from '../../platform/page/page.ts';
import { readableTeams } from '../team/readableTeams.ts';
import { hourlyPriceShape } from './hourlyPrice.ts';
import type {
  PricesArgs,
  RemovePriceInput,
  RemovePricePayload,
  SetPriceInput,
  SetPricePayload,
} from './price.input.ts';
import { priceById } from './price.loaders.ts';

const setPriceSchema = z
  .object({
    device: nameSchema,
    ...hourlyPriceShape,
    validFrom: z.date(),
    validUntil: z.date().nullish(),
  })
  .refine(({ validFrom, validUntil }) => !validUntil || validUntil > validFrom, {
    path: ['validUntil'],
    message: 'End the price after it begins',
  });

/** Prices of the caller's teams, the newest first unless asked otherwise. */
export function listPrices({ prisma, access, budget }: Context, args: PricesArgs): Promise<Page<Price>> {
  const { where } = args;
  const direction = args.orderBy ?? 'desc';
  return listOf({ prisma, budget }, 'price', args, {
    where: {
      teamId: { in: readableTeams(access, where?.teamId) },
      ...(where?.device ? { device: where.device } : {}),
    },
    order: byColumn('validFrom', direction),
  });
}

/** Records a price of a team that the caller administers. */
export async function setPrice(
  { prisma, access, change }: Context,
  input: SetPriceInput,
): Promise<SetPricePayload> {
  const teamId = localId('Team', input.teamId);
  requireTeam(access, teamId, 'Team', 'admin');
  const parsed = parseInput(setPriceSchema, input);
  if (parsed.userErrors) return { price: null, userErrors: parsed.userErrors };
  const { device, validFrom, validUntil, ...amount } = parsed.value;
  const data = { ...amount, validUntil: validUntil ?? null };
  const createdById = access.kind === 'user' ? access.userId : null;
  const where = { teamId_device_validFrom: { teamId, device, validFrom } };
  const replaced = await prisma.price.findUnique({ where });
  if (replaced) change.describe({ before: amountOf(replaced) });
  const price = await prisma.price.upsert({
    where,
    create: { teamId, device, validFrom, createdById, ...data },
    update: { createdById, ...data },
  });
  return { price, userErrors: [] };
}

/** Takes back a price of a team that the caller administers. */
export async function removePrice(context: Context, input: RemovePriceInput): Promise<RemovePricePayload> {
  const { prisma, access, change } = context;
  const priceId = localId('Price', input.priceId);
  const price = await priceById.load(context, priceId);
  if (!price) throw notFound('Price');
  requireTeam(access, price.teamId, 'Price', 'admin');
  await prisma.price.deleteMany({ where: { id: priceId } });
  change.describe({ before: amountOf(price) });
  return { price, userErrors: [] };
}

function amountOf({ device, currency, pricePerDeviceHour, validFrom }: Price) {
  return { device, currency, pricePerDeviceHour, validFrom: validFrom.toISOString() };
}
