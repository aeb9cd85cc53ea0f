/** What stands in a field of a form, without the spaces around it. */
export function textOf(form: FormData, name: string): string {
  return String(form.get(name) ?? '').trim();
}

/** A number as people type it; null for an empty field, NaN for what is no number. */
export function numberOf(form: FormData, name: string): number | null {
  const text = textOf(form, name).replaceAll(/[\s,_]/g, '');
  return text === '' ? null : Number(text);
}
