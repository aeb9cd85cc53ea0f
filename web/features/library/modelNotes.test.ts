import { readTopology } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { translatorOf } from '../../i18n/translator.ts';
import { noteMarks, noteText } from './modelNotes.ts';

const layer = (class_name: string, config: object = {}) => ({ class_name, config });
const { notes } = readTopology(
  JSON.stringify({
    class_name: 'Sequential',
    config: {
      layers: [
        layer('Dense', { units: 8, batch_input_shape: [null, 4] }),
        layer('BatchNormalization', { epsilon: 0.001, momentum: 0.99 }),
        layer('Dense', { units: 8 }),
        layer('BatchNormalization', { epsilon: 0.001, momentum: 0.99 }),
        layer('Dropout', { rate: 0 }),
        layer('Dense', { units: 3, activation: 'softmax' }),
      ],
    },
  }),
);

describe('what a topology says and is done otherwise here', () => {
  it('is told once for all layers that it holds for, whatever the reader of topologies notes', () => {
    expect(notes).toHaveLength(6);
    expect(noteMarks(notes)).toEqual(['epsilon:0.001', 'momentum:0.99', 'dropout', 'softmax']);
  });

  it('is said in words, but for marks that are none of ours', () => {
    const t = translatorOf('en');
    expect(noteText('epsilon:0.001', t)).toBe('The ε of batch normalisation is 1e-5, not 0.001.');
    expect(noteText('other', t)).toMatch(/models-and-data/);
    for (const mark of ['epsilon', 'epsilon:<b>', 'toString', '']) expect(noteText(mark, t)).toBeNull();
  });
});
