import type { Numbers, Write } from './numbers.ts';

/** Quantities that a study foretells. */
export type ForetoldQuantity =
  | 'CRITICAL_BATCH_SIZE'
  | 'STEPS'
  | 'WORK'
  | 'DEVICE_SECONDS'
  | 'COST'
  | 'WORK_FACTOR'
  | 'DEVICE_TIME_FACTOR';

/** How the values of a quantity are written; those of a cost stand without their currency. */
export function quantityFormat(
  quantity: ForetoldQuantity,
  currency: string | null,
  { numbers }: { numbers: Numbers },
): Write {
  switch (quantity) {
    case 'CRITICAL_BATCH_SIZE':
      return numbers.whole;
    case 'STEPS':
    case 'WORK':
      return numbers.quantity;
    case 'DEVICE_SECONDS':
      return numbers.duration;
    case 'COST':
      return numbers.money(currency ?? 'USD');
    case 'WORK_FACTOR':
    case 'DEVICE_TIME_FACTOR':
      return numbers.factor;
  }
}
