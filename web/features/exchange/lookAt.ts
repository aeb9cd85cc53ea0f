import type { ApiAnswer } from '../../graphql/request.ts';
import { ApiFault } from '../../graphql/request.ts';
import type { Translator } from '../../i18n/translator.ts';
import { faultText } from '../userErrors/faultText.ts';

/** What a dry run came to; where it was refused as a whole, why, to be said beside the form that holds what was typed. */
export type Look<Data> = ApiAnswer<Data> | { status: 'refused'; said: string };

/** Looks at a file without a change; a refusal takes no page away. */
export async function lookAt<Data>(ask: () => Promise<ApiAnswer<Data>>, t: Translator): Promise<Look<Data>> {
  try {
    return await ask();
  } catch (fault) {
    if (!(fault instanceof ApiFault)) throw fault;
    return { status: 'refused', said: faultText(fault, t) };
  }
}
