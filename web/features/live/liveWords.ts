import type { Translator } from '../../i18n/translator.ts';

/** How a live page says whether it still follows its sweep. */
export function liveWords(t: Translator) {
  return {
    on: t('sweep.live.on'),
    connecting: t('sweep.live.connecting'),
    lost: t('sweep.live.lost'),
  };
}
