export type Command =
  | { kind: 'palette' }
  | { kind: 'help' }
  | { kind: 'go'; href: string }
  | { kind: 'await'; first: string };

type Pressed = { key: string; metaKey: boolean; ctrlKey: boolean; altKey: boolean };

/**
 * What a key asks of the portal, `first` being the key before it if that one waits for a second; null where the key
 * belongs to somebody else. While somebody types, only the chord for the palette is ours.
 */
export function commandOf(
  { key, metaKey, ctrlKey, altKey }: Pressed,
  first: string | null,
  isTyping: boolean,
  destinations: Readonly<Record<string, string>>,
): Command | null {
  if ((metaKey || ctrlKey) && !altKey && key.toLowerCase() === 'k') return { kind: 'palette' };
  if (isTyping || metaKey || ctrlKey || altKey) return null;
  const href = destinations[first ? `${first} ${key}` : key];
  if (href) return { kind: 'go', href };
  if (key === '/') return { kind: 'palette' };
  if (key === '?') return { kind: 'help' };
  if (Object.keys(destinations).some((keys) => keys.startsWith(`${key} `)))
    return { kind: 'await', first: key };
  return null;
}
