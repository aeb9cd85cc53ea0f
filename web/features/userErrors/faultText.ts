import type { ApiFault } from '../../graphql/request.ts';
import type { Translator } from '../../i18n/translator.ts';

/** Where the API does not say for how long. */
const secondsToWait = 30;

/** Why a change was not made, in the reader's language, beside the form that still holds what was typed. */
export function faultText(
  { code, message, retryAfterSeconds }: Pick<ApiFault, 'code' | 'message' | 'retryAfterSeconds'>,
  t: Translator,
): string {
  if (code === 'UNAUTHENTICATED') return t('userErrors.signedOut');
  // What was typed, not what the page showed.
  if (code === 'NOT_FOUND' && /^There is no such api token/.test(message))
    return t('userErrors.noWorkerToken');
  if (code === 'NOT_FOUND') return t('userErrors.gone');
  const seconds = retryAfterSeconds ?? secondsToWait;
  if (code === 'RATE_LIMITED') return t('userErrors.tooMany', { seconds });
  if (code === 'MACHINE_BUSY') return t('userErrors.busy', { seconds });
  return t('userErrors.other', { message });
}
