import { describe, expect, it } from '@jest/globals';
import { writeAnswer } from './writeAnswer.ts';

const points = Array.from({ length: 60_000 }, (_, step) => ({
  step,
  trainingLoss: Math.exp(-step / 1e4),
  note: step % 7 === 0 ? null : '“é"\n',
}));
const long = {
  errors: undefined,
  data: { run: { name: 'long', 'a "b"': points, none: {}, empty: [], nested: [points.slice(0, 2_000), []] } },
};

describe('an answer as JSON', () => {
  it('is what JSON.stringify makes of it, however long', async () => {
    for (const answer of [{ data: { a: 1 } }, long, { data: { text: 'ä"'.repeat(300_000) } }]) {
      expect(await writeAnswer(answer)).toBe(JSON.stringify(answer));
    }
  });

  it('is written at once where it is short', () => {
    expect(writeAnswer({ data: { a: 1 } })).toBe('{"data":{"a":1}}');
  });

  it('lets others be heard while it is written, several long ones together as well', async () => {
    let rounds = 0;
    const hear = () => {
      rounds++;
      listening = setImmediate(hear);
    };
    let listening = setImmediate(hear);
    const texts = await Promise.all([writeAnswer(long), writeAnswer(long), writeAnswer(long)]);
    clearImmediate(listening);
    // Less than half a megabyte in each round, of all of them together.
    expect(rounds).toBeGreaterThan((3 * (texts[0]?.length ?? 0)) / 500_000 - 3);
  });
});
