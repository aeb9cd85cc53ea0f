import type { ApiFault } from '../../graphql/request.ts';
import type { Translator } from '../../i18n/translator.ts';

/** Why a change was not made, in the reader's language, beside the form that still holds what was typed. */
export function faultText({ code, message }: Pick<ApiFault, 'code' | 'message'>, t: Translator): string {
  if (code === 'UNAUTHENTICATED') return t('userErrors.signedOut');
  if (code === 'NOT_FOUND') return t('userErrors.gone');
  return t('userErrors.other', { message });
}
