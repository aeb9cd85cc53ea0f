import { revalidatePath } from 'next/cache';
import type { ApiAnswer } from '../../graphql/request.ts';
import { ApiFault } from '../../graphql/request.ts';
import { loadLanguage } from '../preferences/preferences.ts';
import { faultText } from '../userErrors/faultText.ts';
import { userErrorText } from '../userErrors/userErrorText.ts';
import type { ActionState } from './actionState.ts';
import { refused } from './actionState.ts';

type Payload = { userErrors: readonly { code: string; message: string }[] };

/** Asks the API for a change and says what came of it; `done` speaks where nothing was to mend. Renews the pages. */
export async function changed<Data, Answer extends Payload>(
  ask: () => Promise<ApiAnswer<Data>>,
  read: (data: Data) => Answer,
  done: (answer: Answer) => ActionState | Promise<ActionState>,
): Promise<ActionState> {
  const { t } = await loadLanguage();
  try {
    const answer = await ask();
    if (answer.status === 'unreachable') return refused(t('change.unreachable'));
    const payload = read(answer.data);
    const [error] = payload.userErrors;
    if (error) return refused(userErrorText(error, t));
    revalidatePath('/', 'layout');
    return await done(payload);
  } catch (fault) {
    if (!(fault instanceof ApiFault)) throw fault;
    return refused(faultText(fault, t));
  }
}
