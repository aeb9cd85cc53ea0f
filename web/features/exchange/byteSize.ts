import type { Language } from '../../charts/chart.type.ts';

/** The size of a file in the unit that suits it: "812 B", "71 kB", "3.2 MiB". */
export function byteSize(bytes: number, { quantity, whole }: Language['numbers']): string {
  if (bytes < 1000) return `${whole(bytes)} B`;
  return bytes < 2 ** 20 ? `${quantity(bytes / 1000)} kB` : `${quantity(bytes / 2 ** 20)} MiB`;
}
