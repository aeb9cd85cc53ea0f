/** What stands in a field of a form, without the spaces around it. */
export function textOf(form: FormData, name: string): string {
  return String(form.get(name) ?? '').trim();
}

/** The number of a field, as `toNumber` reads it. */
export function numberOf(form: FormData, name: string): number | null {
  return toNumber(textOf(form, name));
}

/**
 * A number as people type it; null for an empty text, NaN for what is no number. Commas part thousands and nothing
 * else: who writes 1,5 for one and a half would be taken at ten times the number.
 */
export function toNumber(typed: string): number | null {
  const text = typed.replaceAll(/[\s_]/g, '');
  if (text === '') return null;
  return Number(/^-?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/.test(text) ? text.replaceAll(',', '') : text);
}
