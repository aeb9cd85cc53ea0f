import { describe, expect, it } from '@jest/globals';
import { numbersOf } from './numbers.ts';
import { forecastMissText, missText, quantityFormat, verdictFormat } from './quantityFormat.ts';

const said = { numbers: numbersOf('en') };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const steps = { quantity: 'STEPS' as const, currency: null };
const foretold = { value: 1024, lower: 503, upper: 2100 };

describe('a verdict that turns on a rounding', () => {
  it('shows the digit that decides it', () => {
    const { outcome, foretold: range } = missText({ ...steps, foretold, outcome: 496 }, said);
    expect([plain(outcome), plain(range)]).toEqual(['496', '1020 (503–2100)']);
    const seconds = missText(
      {
        quantity: 'DEVICE_SECONDS',
        currency: null,
        foretold: { value: 90, lower: 60.2, upper: 140 },
        outcome: 60,
      },
      said,
    );
    expect([plain(seconds.outcome), plain(seconds.foretold)]).toEqual([
      '1 min',
      '1.5 min (1.003 min–2.333 min)',
    ]);
    const cost = {
      quantity: 'COST' as const,
      currency: 'EUR',
      foretold: { value: 2000, lower: 1502, upper: 2600 },
    };
    expect(plain(missText({ ...cost, outcome: 1498 }, said).outcome)).toBe('1498 EUR');
  });

  it('is written as ever where it shows already, and inside', () => {
    for (const outcome of [480, 510, 2300, null])
      expect(verdictFormat({ ...steps, foretold, outcome }, said)).toBe(said.numbers.quantity);
    const b = { quantity: 'CRITICAL_BATCH_SIZE' as const, currency: null, outcome: 80 };
    expect(verdictFormat({ ...b, foretold }, said)(80)).toBe(quantityFormat(b.quantity, null, said)(80));
  });

  it('holds for the forecast of a sweep, which memos keep in hours', () => {
    const { outcome, foretold: range } = forecastMissText(
      { foretold: { value: 2, lower: 1.5, upper: 3 }, deviceHours: 3.01 },
      said,
    );
    expect([plain(outcome), plain(range)]).toEqual(['3.01 h', '2 h (1.5 h–3 h)']);
    expect(
      plain(forecastMissText({ foretold: { value: 2, lower: 1.5, upper: 3 }, deviceHours: 5 }, said).outcome),
    ).toBe('5.0 h');
  });
});
