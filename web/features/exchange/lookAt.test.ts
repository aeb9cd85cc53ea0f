import { expect, it } from '@jest/globals';
import { ApiFault } from '../../graphql/request.ts';
import { translatorOf } from '../../i18n/translator.ts';
import { lookAt } from './lookAt.ts';

const refusedWith = (fault: Error, locale: 'en' | 'ja') =>
  lookAt(() => Promise.reject(fault), translatorOf(locale));

it('a look that is refused says when to try again, and leaves the page', async () => {
  const limited = new ApiFault('Too many requests; wait 5 s and send fewer.', 'RATE_LIMITED', 5);
  expect(await refusedWith(limited, 'en')).toEqual({
    status: 'refused',
    said: 'Too many requests at once. Wait 5 seconds, then send this again or load the page again; what you typed stays here.',
  });
  expect(await refusedWith(limited, 'ja')).toMatchObject({ said: expect.stringContaining('5 秒') });
  // Without a time to wait, half a minute is waited.
  const busy = new ApiFault('The machine was too busy.', 'MACHINE_BUSY');
  expect(await refusedWith(busy, 'en')).toMatchObject({ said: expect.stringMatching(/busy.*30 seconds/) });
  expect(await refusedWith(busy, 'ja')).toMatchObject({ said: expect.stringContaining('30 秒') });
  const other = new ApiFault('Something else.', 'INTERNAL');
  expect(await refusedWith(other, 'en')).toMatchObject({ said: 'The API says: Something else.' });
  await expect(refusedWith(new Error('a redirection'), 'en')).rejects.toThrow('a redirection');
});
