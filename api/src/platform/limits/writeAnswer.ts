import { measureValue } from './jsonSize.ts';
import { oneEachRound } from './rounds.ts';

/** Values and characters that are written in one go: a millisecond's worth. */
const mostValues = 5_000;
const mostCharacters = 200_000;
/** What is written of a long answer before others are heard: five milliseconds' worth. */
const charactersEachRound = 400_000;

const nextRound = oneEachRound();

/**
 * Writes an answer as JSON; a long one in pieces, one in each round of the event loop: five megabytes in one go keep everybody else
 * waiting for fifty milliseconds, and a caller may have several.
 */
export function writeAnswer(answer: object): string | Promise<string> {
  return isShort(answer) ? JSON.stringify(answer) : writeLong(answer);
}

async function writeLong(answer: object): Promise<string> {
  const rounds: string[] = [];
  let text = '';
  for (const piece of piecesOf(answer)) {
    text += piece;
    if (text.length < charactersEachRound) continue;
    rounds.push(text);
    text = '';
    await nextRound();
  }
  return rounds.join('') + text;
}

/** The JSON of a value, from beginning to end; parts that are short are one piece each. */
function* piecesOf(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null || isShort(value)) {
    yield JSON.stringify(value) ?? 'null';
  } else if (Array.isArray(value)) {
    let before = '[';
    for (const item of value) {
      yield before;
      yield* piecesOf(item);
      before = ',';
    }
    yield ']';
  } else {
    let before = '{';
    for (const [name, item] of Object.entries(value)) {
      if (item === undefined) continue;
      yield `${before}${JSON.stringify(name)}:`;
      yield* piecesOf(item);
      before = ',';
    }
    yield before === '{' ? '{}' : '}';
  }
}

function isShort(value: object): boolean {
  const { values, characters } = measureValue(value, mostValues, mostCharacters);
  return values <= mostValues && characters <= mostCharacters;
}
