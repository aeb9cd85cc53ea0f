import type { SearchParams } from '../shell/searchParams.type.ts';

/** Under which prices and limits a reader looks at time and money; lives in the address. */
export type CostView = {
  assumedPrice: { pricePerDeviceHour: number; currency: string } | null;
  /** The most devices that may share a batch. */
  devices: number;
  maxHours: number | null;
  maxCost: number | null;
};

/** Names in an address that ask for such a view. */
export const costParameters = ['price', 'currency', 'devices', 'maxHours', 'maxCost'] as const;

const usualDevices = 64;
const mostDevices = 1024;

/** Reads the address; what is no number there is as if it were not there. */
export function readCostView(params: SearchParams): CostView {
  const number = (name: string) => {
    const text = params[name];
    const value = typeof text === 'string' && text.trim() !== '' ? Number(text) : Number.NaN;
    return Number.isFinite(value) && value >= 0 ? value : null;
  };
  const positive = (name: string) => number(name) || null;
  const [price, currency] = [number('price'), String(params.currency ?? '').toUpperCase()];
  const devices = Math.floor(number('devices') ?? usualDevices);
  return {
    assumedPrice:
      price !== null && /^[A-Z]{3}$/.test(currency) ? { pricePerDeviceHour: price, currency } : null,
    devices: Math.min(Math.max(devices, 1), mostDevices),
    maxHours: positive('maxHours'),
    maxCost: positive('maxCost'),
  };
}

/** Powers of two up to the most devices, and that number itself. */
export function deviceCounts({ devices }: Pick<CostView, 'devices'>): number[] {
  const powers = Array.from({ length: 11 }, (_, exponent) => 2 ** exponent);
  return [...new Set([...powers.filter((count) => count < devices), devices])];
}

/** The part of an address that asks for this view; it names only what is not as it starts. */
export function costQuery({ assumedPrice, devices, maxHours, maxCost }: CostView): Record<string, string> {
  return {
    ...(assumedPrice && {
      price: String(assumedPrice.pricePerDeviceHour),
      currency: assumedPrice.currency,
    }),
    ...(devices !== usualDevices && { devices: String(devices) }),
    ...(maxHours !== null && { maxHours: String(maxHours) }),
    ...(maxCost !== null && { maxCost: String(maxCost) }),
  };
}
