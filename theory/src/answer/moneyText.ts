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
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return Math.abs(amount) < 100 * 10 ** -digits;
}

/** What was spent, with its currency behind it: to its smallest unit. */
export function spentMoney(amount: number, currency: string, { numbers }: Said): string {
  return `${numbers.sum(currency)(amount)}\u00a0${currency}`;
}

/** What is left to spend, with its currency behind it: never more than there is. */
export function leftMoney(amount: number, currency: string, { numbers }: Said): string {
  return `${numbers.leastSum(currency)(amount)}\u00a0${currency}`;
}

/** A price or a limit as it was typed, with its currency behind it: never rounded. */
export function typedMoney(amount: number, currency: string, { numbers }: Said): string {
  return `${numbers.price(currency)(amount)}\u00a0${currency}`;
}
