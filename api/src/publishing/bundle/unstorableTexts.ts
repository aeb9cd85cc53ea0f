/** How JSON writes the characters that PostgreSQL cannot store: U+0000, and halves of a surrogate pair. */
const suspicious = /\\u(0000|d[89a-f])/i;

/** Paths of the texts of a JSON value that PostgreSQL cannot store: those with U+0000, or with half of a surrogate pair. */
export function unstorableTexts(value: unknown, json: string): string[] {
  return suspicious.test(json) ? pathsWithin(value, []) : [];
}

function pathsWithin(value: unknown, path: readonly string[]): string[] {
  if (typeof value === 'string') return isStorable(value) ? [] : [path.join('.')];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    isStorable(key) ? pathsWithin(inner, [...path, key]) : [path.join('.')],
  );
}

const isStorable = (text: string) => text.isWellFormed() && !text.includes('\0');
