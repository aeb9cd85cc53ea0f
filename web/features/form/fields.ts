/** What stands in a field of a form, without the spaces around it. */
export function textOf(form: FormData, name: string): string {
  return String(form.get(name) ?? '').trim();
}

/** The number of a field, as `toNumber` reads it. */
export function numberOf(form: FormData, name: string): number | null {
  return toNumber(textOf(form, name));
}

/** As the portal writes quantities. A small m is a thousandth to some, and is no unit here. */
const powers: Record<string, number> = { k: 3, K: 3, M: 6, G: 9, T: 12, 万: 4, 億: 8, 兆: 12 };

/**
 * A number as people type it; null for an empty text, NaN for what is no number. Commas part thousands and nothing
 * else: who writes 1,5 for one and a half would be taken at ten times the number.
 */
export function toNumber(typed: string): number | null {
  const text = typed.replaceAll(/[\s_]/g, '');
  if (text === '') return null;
  const digits = /^-?[1-9]\d{0,2}(,\d{3})+(\.\d*)?\D?$/.test(text) ? text.replaceAll(',', '') : text;
  const [, count, unit = ''] = /^(-?[\d.]+)(\D)$/.exec(digits) ?? [];
  const power = powers[unit];
  return Number(power ? `${count}e${power}` : digits);
}
