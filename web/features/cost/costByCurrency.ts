type Amount = { amount: number; currency: string };

/** Devices may be of several kinds; a currency is summed over them. */
export function costByCurrency(spending: readonly { cost: readonly Amount[] }[]): Amount[] {
  const sums = new Map<string, number>();
  for (const { amount, currency } of spending.flatMap(({ cost }) => cost))
    sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return [...sums].map(([currency, amount]) => ({ amount, currency }));
}
