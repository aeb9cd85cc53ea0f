/** What stands in a field of a form, without the spaces around it. */
export function textOf(form: FormData, name: string): string {
  return String(form.get(name) ?? '').trim();
}

/** The number of a field, as `toNumber` reads it. */
export function numberOf(form: FormData, name: string): number | null {
  return toNumber(textOf(form, name));
}

/** A number as people type it; null for an empty text, NaN for what is no number. */
export function toNumber(typed: string): number | null {
  const text = typed.replaceAll(/[\s,_]/g, '');
  return text === '' ? null : Number(text);
}
