import { expect, it } from '@jest/globals';
import { translatorOf } from '../../i18n/translator.ts';
import { deviceText } from './deviceText.ts';

it('names browser and system in the reader’s language, and says where it knows neither', () => {
  const [en, ja] = [translatorOf('en'), translatorOf('ja')];
  const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
  const safari =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
  expect(deviceText(firefox, en)).toBe('Firefox on Windows');
  expect(deviceText(safari, ja)).toBe('iOS の Safari');
  expect(deviceText(null, en)).toBe('Unknown browser');
  expect(deviceText('curl', en)).toBe('Unknown browser');
  expect(deviceText('<script>alert(1)</script>', en)).toBe('Unknown browser');
});
