import { UnreadableFile } from '../import/problem.ts';

/** More than any sweep has; whoever looks at deeper values runs out of stack. */
const mostLevels = 64;

/** Paths of the texts of a JSON value that PostgreSQL cannot store: those with U+0000, or with half of a surrogate pair. */
export function unstorableTexts(value: unknown, file: string, path: readonly string[] = []): string[] {
  if (typeof value === 'string') return isStorable(value) ? [] : [path.join('.')];
  if (value === null || typeof value !== 'object') return [];
  if (path.length >= mostLevels) {
    throw new UnreadableFile('IMPORT_TOO_LARGE', file, `It is nested deeper than ${mostLevels} levels.`);
  }
  return Object.entries(value).flatMap(([key, inner]) =>
    isStorable(key) ? unstorableTexts(inner, file, [...path, key]) : [path.join('.')],
  );
}

const isStorable = (text: string) => text.isWellFormed() && !text.includes('\0');
