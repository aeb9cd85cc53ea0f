import { expect, it } from '@jest/globals';
import { rulesOf } from './rulesOf.ts';

const typed = (fields: [name: string, value: string][]) => {
  const form = new FormData();
  const always: [string, string][] = [
    ['modelId', 'model-1'],
    ['datasetId', 'dataset-1'],
    ['metric', 'TEST_LOSS'],
    ['threshold', ' 0.25 '],
  ];
  for (const [name, value] of [...always, ...fields]) form.append(name, value);
  return form;
};

it('reads the optimisers that are allowed, and leaves out what a ranking by work does not use', () => {
  const form = typed([
    ['ranking', 'WORK'],
    ['optimiser', 'ADAM'],
    ['optimiser', 'SGD'],
    ['device', 'NVIDIA H100'],
    ['currency', 'EUR'],
    ['priceDevice', 'NVIDIA H100'],
    ['price', '2'],
  ]);
  expect(rulesOf(form)).toEqual({
    modelId: 'model-1',
    datasetId: 'dataset-1',
    metric: 'TEST_LOSS',
    threshold: 0.25,
    optimisers: ['ADAM', 'SGD'],
    ranking: 'WORK',
    device: null,
    prices: null,
    currency: null,
  });
});

it('reads every row of prices that is filled in', () => {
  const form = typed([
    ['ranking', 'COST'],
    ['currency', 'eur'],
    ['priceDevice', 'NVIDIA H100'],
    ['price', '1,200.5'],
    ['priceDevice', ''],
    ['price', ''],
    ['priceDevice', 'cpu'],
    ['price', '0.1'],
  ]);
  expect(rulesOf(form)).toMatchObject({
    optimisers: [],
    currency: 'EUR',
    prices: [
      { device: 'NVIDIA H100', pricePerDeviceHour: 1200.5 },
      { device: 'cpu', pricePerDeviceHour: 0.1 },
    ],
  });
});

it('has no rules where a number is missing or none', () => {
  const ranking: [string, string] = ['ranking', 'COST'];
  expect(rulesOf(typed([ranking, ['priceDevice', 'cpu'], ['price', '']]))).toBeNull();
  expect(rulesOf(typed([ranking, ['priceDevice', 'cpu'], ['price', 'dear']]))).toBeNull();
  const form = typed([ranking]);
  form.set('threshold', 'low');
  expect(rulesOf(form)).toBeNull();
});
