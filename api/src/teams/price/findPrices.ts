import { recordsBy } from '@critbatch/prisma/client/columns';
import type { Reader } from '@critbatch/prisma/client/rowReader';
import type { Price } from '@critbatch/prisma/generated/client';
import { Prisma } from '@critbatch/prisma/generated/client';

/** The prices of these teams, the newest first. */
export function findPrices(reader: Reader, teamIds: readonly string[]): Promise<Price[]> {
  return recordsBy(reader, 'Price', 'teamId', teamIds, Prisma.sql`ORDER BY row."validFrom" DESC`);
}

/** What a device costs at a moment: of prices, the newest first, the first that is valid then. */
export function priceAt(prices: readonly Price[], device: string, moment: Date): Price | null {
  const isValid = ({ validFrom, validUntil }: Price) =>
    validFrom <= moment && (validUntil === null || validUntil > moment);
  return prices.find((price) => price.device === device && isValid(price)) ?? null;
}
