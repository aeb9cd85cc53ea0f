import { UnreadableFile } from './problem.ts';

/** More than any file of ours or of other tools has: deeper values run out of stack, more of them out of memory. */
const mostLevels = 64;
const mostValues = 10_000_000;

const [quote, comma, openList, backslash, closeList, openObject, closeObject] = [...'",[\\]{}'].map(
  (character) => character.charCodeAt(0),
);

/** A JSON text as a value; UnreadableFile where it is none, or is deeper or has more values than are read. */
export function parseJson(text: string, file: string): unknown {
  checkShape(text, file);
  try {
    return JSON.parse(text);
  } catch (fault) {
    throw new UnreadableFile('IMPORT_UNREADABLE', file, `This is no JSON: ${(fault as Error).message}.`);
  }
}

/** Counts levels and values without making any: 64 MiB of "[0,0,…]" become 30 million values, which took gigabytes. */
function checkShape(text: string, file: string): void {
  let levels = 0;
  let values = 1;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case quote:
        at = endOfText(text, at);
        break;
      case comma:
        values++;
        break;
      case openList:
      case openObject:
        values++;
        levels++;
        if (levels > mostLevels) throw tooLarge(file, `is nested deeper than ${mostLevels} levels`);
        break;
      case closeList:
      case closeObject:
        levels--;
    }
  }
  if (values > mostValues) throw tooLarge(file, `holds more than ${mostValues} values`);
}

/** Where the text that begins here ends. */
function endOfText(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== quote) at += text.charCodeAt(at) === backslash ? 2 : 1;
  return at;
}

const tooLarge = (file: string, what: string) =>
  new UnreadableFile('IMPORT_TOO_LARGE', file, `It ${what}. Leave out what the target does not need.`);
