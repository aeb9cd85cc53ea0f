import { expect, it } from '@jest/globals';
import { likelyColumns } from './likelyColumns.ts';

it.each([
  [['temperature', 'pressure', 'state'], { label: 'state', part: '', inputs: 2 }],
  [['label', '1x1', '1x2', '1x3'], { label: 'label', part: '', inputs: 3 }],
  [['a', 'b', 'Species', 'split'], { label: 'Species', part: 'split', inputs: 2 }],
  [['a', 'state', 'Split'], { label: 'state', part: 'Split', inputs: 1 }],
  [[], null],
])('guesses the label of %j', (columns, likely) => {
  expect(likelyColumns(columns)).toEqual(likely);
});
