import { expect, it } from '@jest/globals';
import { sampleHandIn } from '../../harness/sampleBenchmark.ts';
import { handInChoices } from './handInChoices.ts';

const { model, dataset } = sampleHandIn;
const benchmarks = [
  { id: 'one', name: 'Theirs', version: { model, dataset } },
  { id: 'two', name: 'Without a version', version: null },
];
const named = (changes: Partial<typeof sampleHandIn>) =>
  handInChoices({ ...sampleHandIn, ...changes }, benchmarks).map(({ name }) => name);

it('offers the benchmarks whose model and data a sweep trains', () => {
  expect(named({})).toEqual(['Theirs']);
  expect(named({ model: { contentHash: 'another' } })).toEqual([]);
  expect(named({ dataset: { contentHash: 'another' } })).toEqual([]);
});

it('offers none to an imported table of runs, of which no score can be recomputed, and all to an imported log', () => {
  const table = { nodes: [{ measurements: { nodes: [] } }] };
  expect(named({ origin: 'IMPORTED', runs: table })).toEqual([]);
  expect(named({ origin: 'IMPORTED' })).toEqual(['Theirs']);
  // One that waits for its first run has no log yet.
  expect(named({ origin: 'TRAINED', runs: table })).toEqual(['Theirs']);
});
