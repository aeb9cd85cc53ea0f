import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { Price } from '@critbatch/prisma/generated/client';

/** The prices of these teams, the newest first. */
export function findPrices(prisma: Transaction, teamIds: readonly string[]): Promise<Price[]> {
  return prisma.price.findMany({ where: { teamId: { in: [...teamIds] } }, orderBy: { validFrom: 'desc' } });
}

/** What a device costs at a moment: of prices, the newest first, the first that is valid then. */
export function priceAt(prices: readonly Price[], device: string, moment: Date): Price | null {
  const isValid = ({ validFrom, validUntil }: Price) =>
    validFrom <= moment && (validUntil === null || validUntil > moment);
  return prices.find((price) => price.device === device && isValid(price)) ?? null;
}
