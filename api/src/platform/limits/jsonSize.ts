const quote = 0x22;
const comma = 0x2c;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/**
 * How many values a JSON text holds at most and how deep they are nested, without parsing it; it stops counting beyond either bound.
 * A megabyte takes about two milliseconds, and a parser up to forty, which it spends on making many small objects.
 */
export function measureJson(
  text: Uint8Array,
  mostValues = Number.POSITIVE_INFINITY,
  mostLevels = Number.POSITIVE_INFINITY,
): { values: number; levels: number } {
  let values = 1;
  let depth = 0;
  let levels = 0;
  for (let index = 0; index < text.length && values <= mostValues && levels <= mostLevels; index++) {
    const byte = text[index];
    if (byte === quote) {
      for (index++; index < text.length && text[index] !== quote; index++) {
        if (text[index] === backslash) index++;
      }
    } else if (byte === comma) values++;
    else if (byte === openBracket || byte === openBrace) {
      values++;
      depth++;
      if (depth > levels) levels = depth;
    } else if (byte === closeBracket || byte === closeBrace) depth--;
  }
  return { values, levels };
}

/**
 * How many values a parsed JSON value holds and how many characters their texts and names have; it stops counting beyond either bound.
 * Every answer is measured before it is written: only what holds values waits here, for most values are figures and short texts.
 */
export function measureValue(
  value: unknown,
  mostValues: number,
  mostCharacters: number,
): { values: number; characters: number } {
  let values = 0;
  let characters = 0;
  const waiting: object[] = [];
  const count = (next: unknown) => {
    values++;
    if (typeof next === 'string') characters += next.length;
    else if (typeof next === 'object' && next !== null) waiting.push(next);
  };
  count(value);
  while (waiting.length > 0 && values <= mostValues && characters <= mostCharacters) {
    const next = waiting.pop() as Record<string, unknown> | unknown[];
    if (Array.isArray(next)) for (const item of next) count(item);
    else {
      // Not its entries: a pair for each value is three times the work.
      for (const name of Object.keys(next)) {
        characters += name.length;
        count(next[name]);
      }
    }
  }
  return { values, characters };
}
