import type { Translator } from '../../i18n/translator.ts';
import type { ActionState } from './actionState.ts';
import { refused } from './actionState.ts';
import { numberOf, textOf } from './fields.ts';

/** Names the first of a form's fields, given with their labels, that holds something else than a number; null where none does. */
export function notNumber(
  form: FormData,
  labels: Readonly<Record<string, string>>,
  t: Translator,
): ActionState | null {
  const faulty = Object.entries(labels).find(([name]) => Number.isNaN(numberOf(form, name)));
  if (!faulty) return null;
  const [name, field] = faulty;
  return refused(t('form.notNumber', { typed: textOf(form, name), field }));
}
