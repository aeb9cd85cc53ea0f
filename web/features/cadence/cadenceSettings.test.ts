import { describe, expect, it } from '@jest/globals';
import {
  cadenceFields,
  chosenNames,
  firstCadenceFields,
  readCadence,
  typedNames,
} from './cadenceSettings.ts';

describe('the cadence in a form', () => {
  const cadence = { firstStep: 10, ratio: 1.05, trainingSubset: 5000, testEvery: 10, isExact: true };
  const read = { whole: () => Number.NaN, number: () => Number.NaN };

  it('stands in fields as it would be typed, and is read from them', () => {
    const fields = cadenceFields(cadence);
    expect(fields).toEqual({
      firstStep: '10',
      ratio: '1.05',
      trainingSubset: '5000',
      testEvery: '10',
      isExact: 'yes',
    });
    const number = (name: keyof typeof fields) => Number(fields[name]);
    expect(readCadence(fields, { whole: number, number })).toEqual(cadence);
  });

  it('leaves it to who reads numbers to say what is none', () => {
    expect(readCadence({ ...firstCadenceFields, ratio: 'x' }, read)).toMatchObject({
      ratio: Number.NaN,
      isExact: false,
    });
  });

  it('has every setting once: typed, or chosen', () => {
    expect([...typedNames, ...chosenNames]).toEqual(Object.keys(firstCadenceFields));
  });
});
