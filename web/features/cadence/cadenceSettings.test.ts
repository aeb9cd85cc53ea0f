import { describe, expect, it } from '@jest/globals';
import {
  cadenceFields,
  chosenNames,
  firstCadenceFields,
  readCadence,
  typedNames,
} from './cadenceSettings.ts';

describe('the cadence in a form', () => {
  const cadence = { ...readCadence(firstCadenceFields, numbers(firstCadenceFields)), isExact: true };
  const read = { whole: () => Number.NaN, number: () => Number.NaN };

  it('stands in fields as it would be typed, and is read from them', () => {
    const fields = cadenceFields(cadence);
    expect(fields).toMatchObject({ firstStep: '10', ratio: '1.05', trainingSubset: '10000', isExact: 'yes' });
    expect(readCadence(fields, numbers(fields))).toEqual(cadence);
    expect(cadence).toMatchObject({ firstStep: 10, ratio: 1.05, trainingSubset: 10_000, isExact: true });
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

function numbers(fields: typeof firstCadenceFields) {
  const number = (name: keyof typeof fields) => Number(fields[name]);
  return { whole: number, number };
}
