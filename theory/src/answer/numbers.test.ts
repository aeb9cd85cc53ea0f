import { describe, expect, it } from '@jest/globals';
import { numbersOf } from './numbers.ts';

const en = numbersOf('en');
const ja = numbersOf('ja');
const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

describe('numbers', () => {
  it('give two significant digits of a quantity in the units of the language', () => {
    expect([1_437_210, 15_234, 9_960, 999_600, 437, 8].map((value) => spaced(en.quantity(value)))).toEqual([
      '1.4 M',
      '15 k',
      '10 k',
      '1.0 M',
      '440',
      '8',
    ]);
    expect(
      [1_437_210, 15_234, 9_123, 12_000_000, 120_000_000].map((value) => spaced(ja.quantity(value))),
    ).toEqual(['140 万', '1.5 万', '9,100', '1,200 万', '1.2 億']);
  });

  it('have a unit for the gradients of a large model', () => {
    expect(spaced(en.tick(1e13))).toBe('10 T');
    expect(spaced(ja.tick(1e13))).toBe('10 兆');
  });

  it('do not round a tick: a budget of examples keeps its digits', () => {
    expect(spaced(en.tick(1_460_000))).toBe('1.46 M');
    expect(spaced(ja.tick(1_460_000))).toBe('146 万');
  });

  it('put a no-break space before a unit', () => {
    expect(en.quantity(15_234)).toBe('15\u00a0k');
    expect(ja.duration(360)).toBe('6\u00a0分');
  });

  it('write intervals with the dash of the language, and open ends as bounds', () => {
    expect(en.withInterval({ value: 51, lower: null, upper: null })).toBe('51 (no bounds)');
    expect(ja.withInterval({ value: 51, lower: null, upper: null })).toBe('51（範囲不明）');
    expect(en.interval({ lower: 86.2, upper: 107.4 })).toBe('86–107');
    expect(ja.interval({ lower: 86.2, upper: 107.4 })).toBe('86〜107');
    expect(en.interval({ lower: 3.72, upper: 4.2 })).toBe('3.7–4.2');
    expect(en.interval({ lower: 1250, upper: 1250 })).toBe('1250');
    expect(spaced(en.interval({ lower: null, upper: 107 }))).toBe('≤ 107');
    expect(spaced(en.interval({ lower: 86, upper: null }))).toBe('≥ 86');
  });

  it('write both ends of an interval in the unit of the greater one', () => {
    const ends = (lower: number, upper: number) => ({ lower, upper });
    expect(en.interval(ends(994.05, 1487), en.money('USD'))).toBe('990–1,490');
    expect(en.interval(ends(258.333, 372), en.money('USD'))).toBe('258.33–372.00');
    expect(spaced(en.interval(ends(7080, 9720), en.duration))).toBe('2.0 h–2.7 h');
    expect(spaced(en.interval(ends(50, 9720), en.duration))).toBe('50 s–2.7 h');
  });

  it('give a factor one decimal while that decimal means something, and two near 1', () => {
    expect([0.962, 1.04, 1.096, 2.31, 9.94, 9.96, 13.2].map(en.factor)).toEqual([
      '0.96',
      '1.04',
      '1.1',
      '2.3',
      '9.9',
      '10',
      '13',
    ]);
  });

  it('keep the digits of what is small: nothing but zero is written as zero', () => {
    expect([0.0045, 0.31].map(en.quantity)).toEqual(['0.0045', '0.31']);
    expect([0, 0.012].map((seconds) => spaced(en.duration(seconds)))).toEqual(['0.0 s', '0.012 s']);
    expect([0, 4e-7, 0.0034, 0.005, 0.061].map((amount) => spaced(en.money('USD')(amount)))).toEqual([
      '0.00',
      '< 0.01',
      '0.0034',
      '0.005',
      '0.061',
    ]);
    expect(spaced(en.money('JPY')(0.4))).toBe('0.4');
  });

  it('have no unit beyond those that people know', () => {
    expect([1e20, 3e38].map(en.tick)).toEqual(['1e20', '3e38']);
    expect([en.quantity(9.9e37), ja.quantity(9.9e37)]).toEqual(['9.9e37', '9.9e37']);
  });

  it('tell ticks apart below a thousandth', () => {
    expect([1e-4, 1.5e-4, 2e-4, 0.0015].map(en.tick)).toEqual(['1e−4', '1.5e−4', '2e−4', '0.0015']);
  });

  it('write what is lost in the unit of what is won, with a minus that no dash stands beside', () => {
    const ends = { lower: -9720, upper: 1800 };
    expect(spaced(en.interval(ends, en.duration))).toBe('−2.7 h to 30 min');
    expect(spaced(ja.interval(ends, ja.duration))).toBe('−2.7 時間〜30 分');
    expect(en.interval({ lower: -5123.4, upper: -20.5 }, en.money('USD'))).toBe('−5,120 to −20.50');
    expect(en.money('USD')(-0.001)).toBe('−0.001');
  });

  it('write prices and limits as they were typed', () => {
    expect([2.5, 0.0042, 1284].map(en.price('USD'))).toEqual(['2.50', '0.0042', '1,284']);
    expect(ja.price('JPY')(1284)).toBe('1,284');
    expect(spaced(en.hours(2.25))).toBe('2.25 h');
  });

  it('never round a bound towards more than it says', () => {
    expect([10.53, 9.98, 9.87, 5.29, 1.099].map(en.leastFactor)).toEqual(['10', '9.9', '9.8', '5.2', '1.09']);
    expect(en.inside({ lower: 54.2, upper: 113.6 })).toEqual({ lower: 55, upper: 113 });
    expect(en.inside({ lower: 1.1, upper: 1.9 })).toBeNull();
  });

  it('never round up what is at least so much', () => {
    expect([1_460, 1_500, 14_700, 998_000, 0.29, 7].map((value) => spaced(en.leastQuantity(value)))).toEqual([
      '1.4 k',
      '1.5 k',
      '14 k',
      '990 k',
      '0.29',
      '7',
    ]);
  });

  it('never show a weight of zero', () => {
    expect([0.984, 0.005, 0.0049].map((value) => spaced(en.weight(value)))).toEqual([
      '0.98',
      '0.01',
      '< 0.01',
    ]);
  });

  it('write batch sizes as people do, and group long counts', () => {
    expect([96.4, 1024, 12_345].map(en.whole)).toEqual(['96', '1024', '12,345']);
  });

  it('choose the unit of a time', () => {
    expect([0.31, 45, 90, 360, 5040, 86_040, 5e7].map((seconds) => spaced(en.duration(seconds)))).toEqual([
      '0.3 s',
      '45 s',
      '1.5 min',
      '6 min',
      '84 min',
      '23.9 h',
      '13,888.9 h',
    ]);
  });

  it('write money to its smallest unit, and to tens above a thousand', () => {
    const dollars = en.money('USD');
    expect([0.5, 16.936, 999.9, 1284.2].map(dollars)).toEqual(['0.50', '16.94', '999.90', '1,280']);
    expect(ja.money('JPY')(123.4)).toBe('123');
  });

  it('write to the smallest unit what was spent', () => {
    expect([1284.2, 0.004, 1657.605].map(en.sum('USD')).map(spaced)).toEqual([
      '1,284.20',
      '< 0.01',
      '1,657.61',
    ]);
    expect(ja.sum('JPY')(1284)).toBe('1,284');
  });

  it('write dates as the language does', () => {
    const time = new Date(2026, 10, 17, 12);
    expect(en.date(time)).toBe('17 Nov 2026');
    expect(ja.date(time)).toBe('2026年11月17日');
    expect(en.day(new Date('2026-11-17T00:00:00Z'))).toBe('17 Nov 2026');
  });
});
