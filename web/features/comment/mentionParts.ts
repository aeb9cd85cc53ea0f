/** A text in pieces, those that name a member set apart: `@name` of somebody whom the comment names. */
export function mentionParts(text: string, names: readonly string[]): { text: string; isMention: boolean }[] {
  if (names.length === 0) return [{ text, isMention: false }];
  const any = names
    .toSorted((one, other) => other.length - one.length)
    .map((name) => `@${name.replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&')}`)
    .join('|');
  const pattern = new RegExp(`(${any})`, 'giu');
  return text
    .split(pattern)
    .map((piece, index) => ({ text: piece, isMention: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}
