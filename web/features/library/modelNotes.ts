import type { Translator } from '../../i18n/translator.ts';

const patterns = [
  ['softmax', /^The softmax at the end is part of the loss/],
  ['dropout', /: A rate of 0 does nothing/],
  ['epsilon', /: epsilon is 1e-5 here, not (?<value>\S+)\.$/],
  ['momentum', /: moving statistics keep 0\.9 .*, not (?<value>\S+)\.$/],
] as const;

/** What the API notes of a topology, once each and short enough for an address: "softmax", "epsilon:0.001". */
export function noteMarks(notes: readonly string[]): string[] {
  return [...new Set(notes.map(markOf))];
}

function markOf(note: string): string {
  for (const [kind, pattern] of patterns) {
    const found = pattern.exec(note);
    if (found) return found.groups?.value ? `${kind}:${found.groups.value}` : kind;
  }
  return 'other';
}

/** The sentence of a mark; null for what is none, since an address can hold anything. */
export function noteText(mark: string, t: Translator): string | null {
  const [kind, value = ''] = mark.split(':');
  if (kind === 'softmax' || kind === 'dropout' || kind === 'other') return t(`model.note.${kind}`);
  if ((kind === 'epsilon' || kind === 'momentum') && value !== '' && Number.isFinite(Number(value)))
    return t(`model.note.${kind}`, { value });
  return null;
}
