type Member = { userId: string; name: string };

/**
 * The members whom a text names as `@name`, in any case, each once. The longest name that fits is meant, so that of
 * "@Ada Lovelace" it is not an Ada of another name; namesakes are all meant.
 */
export function mentionsIn(text: string, members: readonly Member[]): string[] {
  const folded = fold(text);
  const byName = Map.groupBy(
    members.filter(({ name }) => name.trim() !== ''),
    ({ name }) => fold(name.trim()),
  );
  const longestFirst = [...byName.keys()].toSorted((one, other) => other.length - one.length);
  const found = new Set<string>();
  for (const { index } of folded.matchAll(/@/g)) {
    const rest = folded.slice(index + 1);
    const name = longestFirst.find((each) => rest.startsWith(each) && endsThere(rest, each));
    for (const { userId } of byName.get(name ?? '') ?? []) found.add(userId);
  }
  return [...found];
}

/** A name in a script with spaces between words is not part of a longer word. */
function endsThere(rest: string, name: string): boolean {
  const letter = /[\p{Script=Latin}\p{N}]/u;
  return !(letter.test(name.at(-1) ?? '') && letter.test(rest.slice(name.length, name.length + 1)));
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
