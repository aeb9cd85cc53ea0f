import type { Interval } from '../estimate/estimate.type.ts';
import type { Numbers } from './numbers.ts';

type Said = { numbers: Numbers };

/** An amount, or one with its interval, and the currency behind it. */
export function moneyText(amount: number | Interval, currency: string, { numbers }: Said): string {
  const write = numbers.money(currency);
  const text = typeof amount === 'number' ? write(amount) : numbers.withInterval(amount, write);
  return `${text}\u00a0${currency}`;
}

/** Whether rounding to the currency's smallest unit may move an amount by more than half a hundredth: 0.03 beside 1.34 for 40. */
export function isRough(amount: number, currency: string): boolean {
  return Math.abs(amount) < 100 * 10 ** -digitsOf(currency);
}

function digitsOf(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

/** What was spent, with its currency behind it: to its smallest unit. */
export function spentMoney(amount: number, currency: string, { numbers }: Said): string {
  return `${numbers.sum(currency)(amount)}\u00a0${currency}`;
}

/** What is left of a limit, with its currency behind it: together with what was spent, as that is shown, it gives the limit. */
export function leftMoney(left: number, limit: number, currency: string, { numbers }: Said): string {
  const unit = 10 ** digitsOf(currency);
  const spent = Math.round((limit - left) * unit) / unit;
  return `${numbers.sum(currency)(Math.max(0, limit - spent))}\u00a0${currency}`;
}

/** A price or a limit as it was typed, with its currency behind it: never rounded. */
export function typedMoney(amount: number, currency: string, { numbers }: Said): string {
  return `${numbers.price(currency)(amount)}\u00a0${currency}`;
}
