import type { Language } from '../../charts/chart.type.ts';

/** Device time in words. Steps that took no time at all came from a file without times: how long they took is not known. */
export function deviceTimeText(
  { seconds, hasSteps }: { seconds: number; hasSteps: boolean },
  { t, numbers }: Language,
): string {
  return seconds === 0 && hasSteps ? t('cost.panel.untimed') : numbers.duration(seconds);
}
