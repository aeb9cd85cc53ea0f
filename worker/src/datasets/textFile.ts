import { readFile } from 'node:fs/promises';
import { type FilePlace, fingerprint, invalidData } from '@critbatch/datafiles';
import { CritbatchError, type TextSpec } from '@critbatch/theory';
import { allowedPath, type DataSources } from './dataSources.ts';
import { allocateExamples, type Dataset, type Examples } from './dataset.ts';

export type TextFileSpec = Extract<TextSpec, { loader: 'textFile' }>;

/**
 * A team's own text from a folder that this worker allows. Throws DATASET_UNAVAILABLE where it is not there,
 * DATASET_CHECKSUM_MISMATCH where it is another, and DATASET_INVALID with file, row and reason where it is no such text.
 */
export async function readTextFile(spec: TextFileSpec, sources: DataSources): Promise<Dataset> {
  const place = await allowedPath(sources, spec.path);
  const found = await fingerprint(place);
  if (found !== spec.sha256) {
    throw new CritbatchError(
      'DATASET_CHECKSUM_MISMATCH',
      `${spec.path} has SHA-256 ${found}, and the data set asks for ${spec.sha256}. Put the file back, or record it as a new version.`,
    );
  }
  return cutText(spec, await readCharacters({ place, name: spec.path }), spec.path);
}

/** The characters of a file of UTF-8, as code points. Throws DATASET_INVALID with the row of the first byte that is none. */
export async function readCharacters({ place, name }: FilePlace): Promise<Uint32Array> {
  const bytes = await readFile(place).catch((error: NodeJS.ErrnoException) => {
    throw invalidData(name, null, error.code === 'EISDIR' ? 'it is a folder, and no text' : error.message);
  });
  try {
    return codePoints(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    const good = firstInvalidByte(bytes);
    const row = bytes.subarray(0, good).reduce((rows, byte) => rows + (byte === newline ? 1 : 0), 0);
    throw invalidData(name, row, `byte ${good + 1} of the file is no UTF-8`);
  }
}

/** Characters of the training part, without repetition, in the order of their code points. */
export function vocabularyOf(characters: Uint32Array, context: number, trainingExamples: number): number[] {
  return [...new Set(characters.subarray(0, trainingExamples * context + 1))].sort((a, b) => a - b);
}

/**
 * Cuts a text into examples side by side. The last label of the training part is the last character that belongs to it, and the
 * test part begins after it: no character is in both.
 */
export function cutText(
  { inputShape, classes, trainingExamples, testExamples }: Omit<TextFileSpec, 'loader' | 'path' | 'sha256'>,
  characters: Uint32Array,
  name: string,
): Dataset {
  const [context] = inputShape as [number];
  const wanted = (trainingExamples + testExamples) * context + 2;
  if (characters.length < wanted) {
    throw invalidData(name, null, `it has ${characters.length} characters, and the spec asks for ${wanted}`);
  }
  const vocabulary = vocabularyOf(characters, context, trainingExamples);
  if (vocabulary.length + 1 !== classes) {
    const reason = `its training part has ${vocabulary.length} different characters, which with one token for all others make ${vocabulary.length + 1} classes; the spec says ${classes}`;
    throw invalidData(name, null, reason);
  }
  const tokens = new Map(vocabulary.map((character, index) => [character, index + 1]));
  const part = (start: number, count: number): Examples => {
    const examples = allocateExamples(count, context, context);
    for (let place = 0; place < count * context; place++) {
      examples.inputs[place] = tokens.get(characters[start + place] as number) ?? 0;
      examples.labels[place] = tokens.get(characters[start + place + 1] as number) ?? 0;
    }
    return examples;
  };
  return {
    inputWidth: context,
    labelWidth: context,
    classes,
    training: part(0, trainingExamples),
    test: part(trainingExamples * context + 1, testExamples),
  };
}

function codePoints(text: string): Uint32Array {
  const points = new Uint32Array(text.length);
  let count = 0;
  for (let at = 0; at < text.length; count++) {
    const point = text.codePointAt(at) as number;
    points[count] = point;
    at += point > 0xffff ? 2 : 1;
  }
  return points.subarray(0, count);
}

const newline = 0x0a;

/** How many bytes decode, by halving: what is cut off within a character counts as good. */
function firstInvalidByte(bytes: Uint8Array): number {
  const decodes = (count: number) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, count), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let [good, bad] = [0, bytes.length];
  if (decodes(bad)) return bytes.length - 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(middle)) good = middle;
    else bad = middle;
  }
  return good;
}
