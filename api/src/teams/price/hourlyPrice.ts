import { z } from 'zod';

/** What one device costs for one hour, in a currency; recorded or assumed. */
export type HourlyPrice = { pricePerDeviceHour: number; currency: string };

export const hourlyPriceShape = {
  currency: z.string().regex(/^[A-Z]{3}$/, 'Give the three capital letters of ISO 4217, such as EUR'),
  pricePerDeviceHour: z.number().min(0),
};
