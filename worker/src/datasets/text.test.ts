import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fingerprint } from '@critbatch/datafiles';
import { type MarkovTextSpec, markovSource } from '@critbatch/theory';
import { afterAll, describe, expect, it } from '@jest/globals';
import { defaultSources } from './dataSources.ts';
import { loadDataset } from './loadDataset.ts';
import { writeMarkovText } from './markovText.ts';
import type { TextFileSpec } from './textFile.ts';

const folder = mkdtempSync(join(tmpdir(), 'critbatch-text-'));
afterAll(() => rmSync(folder, { recursive: true }));
const sources = { ...defaultSources, folders: [folder] };

async function load(name: string, content: string | Uint8Array, changes: Partial<TextFileSpec> = {}) {
  writeFileSync(join(folder, name), content);
  const spec: TextFileSpec = {
    loader: 'textFile',
    path: name,
    sha256: await fingerprint(join(folder, name)),
    trainingExamples: 2,
    testExamples: 1,
    inputShape: [3],
    classes: 5,
    ...changes,
  };
  return loadDataset(spec, sources);
}

describe('a text file', () => {
  it('is cut by place: each label is the next character, and no character is in both parts', async () => {
    // Seven characters for training, of which the last is a label alone; then four for testing, with an x that is new.
    const { training, test, classes, labelWidth } = await load('good.txt', 'abc日abc' + 'ax日c' + 'rest');
    expect([...training.inputs]).toEqual([1, 2, 3, 4, 1, 2]);
    expect([...training.labels]).toEqual([2, 3, 4, 1, 2, 3]);
    expect([...test.inputs]).toEqual([1, 0, 4]);
    expect([...test.labels]).toEqual([0, 4, 3]);
    expect([classes, labelWidth, training.count, test.count]).toEqual([5, 3, 2, 1]);
  });

  it('counts a character beyond the first plane as one', async () => {
    const { training } = await load('planes.txt', '𝒶b𝒶b𝒶b𝒶bbbbb', { classes: 3 });
    expect([...training.inputs]).toEqual([2, 1, 2, 1, 2, 1]);
  });

  it.each<[string, string | Uint8Array, RegExp]>([
    ['too short', 'abc日ab', /^too short\.txt: it has 6 characters, and the spec asks for 11/],
    ['another vocabulary', 'aaaaaaaaaaaa', /has 1 different characters, .* make 2 classes; the spec says 5/],
    [
      'no UTF-8',
      Buffer.concat([Buffer.from('abc\n日abc\nab'), Buffer.of(0xff), Buffer.from('cdefghi')]),
      /^no UTF-8\.txt, row 3: byte 14 of the file is no UTF-8/,
    ],
    [
      'cut within a character',
      Buffer.from('abc日abcabc日').subarray(0, -1),
      /^cut within a character\.txt, row 1: byte 14 of the file/,
    ],
  ])('that is %s is refused with its name, the place and the reason', async (name, content, sentence) => {
    const refused = load(`${name}.txt`, content);
    await expect(refused).rejects.toMatchObject({ code: 'DATASET_INVALID' });
    await expect(refused).rejects.toThrow(sentence);
  });

  it('that has changed is another data set', async () => {
    await expect(load('other.txt', 'abc', { sha256: '0'.repeat(64) })).rejects.toMatchObject({
      code: 'DATASET_CHECKSUM_MISMATCH',
    });
  });
});

describe('a text that a source writes', () => {
  const spec: MarkovTextSpec = {
    loader: 'markovText',
    trainingExamples: 4000,
    testExamples: 10,
    inputShape: [10],
    classes: 3,
    order: 2,
    sharpness: 1,
    seed: 7,
  };

  it('has the transitions of the source, and labels that are the next tokens', () => {
    const { training } = writeMarkovText(spec);
    const { transitions, stationary } = markovSource(spec);
    const counts = new Float64Array(27);
    for (let place = 0; place < training.labels.length; place++) {
      if (place % 10 < 9) expect(training.inputs[place + 1]).toBe(training.labels[place]);
      if (place % 10 === 0) continue;
      const [before, now, next] = [
        training.inputs[place - 1],
        training.inputs[place],
        training.labels[place],
      ];
      const at = 9 * (before as number) + 3 * (now as number) + (next as number);
      counts[at] = (counts[at] as number) + 1;
    }
    const total = counts.reduce((sum, count) => sum + count, 0);
    counts.forEach((count, at) => {
      const p = (stationary[Math.floor(at / 3)] as number) * (transitions[at] as number);
      // Neighbouring places depend on each other: five deviations of independent ones.
      expect(Math.abs(count / total - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / total));
    });
  });

  it('is the same each time, and has other texts for testing', () => {
    const [one, other] = [writeMarkovText(spec), writeMarkovText(spec)];
    expect(other.training.inputs).toEqual(one.training.inputs);
    expect([...one.test.inputs]).not.toEqual([...one.training.inputs.subarray(0, 100)]);
  });
});
