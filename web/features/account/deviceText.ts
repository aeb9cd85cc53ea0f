import Bowser from 'bowser';
import type { Translator } from '../../i18n/translator.ts';

/** What a browser says of itself, in words: "Firefox on Windows". */
export function deviceText(userAgent: string | null, t: Translator): string {
  if (!userAgent) return t('account.device.unknown');
  const { browser, os } = Bowser.parse(userAgent);
  if (browser.name && os.name) return t('account.device.both', { browser: browser.name, system: os.name });
  return browser.name || os.name || t('account.device.unknown');
}
