import type { SecondsLeft } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';

/** What is expected, and what cannot be exceeded; one of them where they are the same, or where nothing can be expected yet. */
export function leftText({ expected, most }: SecondsLeft, { t, numbers }: Language): string {
  const limit = numbers.duration(most);
  if (expected === null) return t('sweep.spend.atMost', { most: limit });
  const about = numbers.duration(expected);
  return about === limit
    ? t('sweep.spend.about', { expected: about })
    : t('sweep.spend.aboutAtMost', { expected: about, most: limit });
}
