import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { RecurringFaults } from './recurringFaults.ts';

let written: ReturnType<typeof spy>;
const spy = () => jest.spyOn(process.stderr, 'write').mockReturnValue(true);
const lines = () => written.mock.calls.map(([line]) => JSON.parse(String(line)).message);

beforeEach(() => {
  written = spy();
});
afterEach(() => written.mockRestore());

it('says a cause once, another one, and the same again after it has gone well or was given up', () => {
  const faults = new RecurringFaults();
  const fail = (thing: string, cause: string) => faults.failed(thing, `${thing}: ${cause}`, new Error(cause));
  for (let time = 0; time < 3; time++) fail('stage', 'no cells');
  fail('other', 'no cells');
  expect(lines()).toEqual(['stage: no cells', 'other: no cells']);
  fail('stage', 'no level');
  fail('stage', 'no cells');
  expect(lines().slice(2)).toEqual(['stage: no level', 'stage: no cells']);
  faults.succeeded('stage');
  fail('stage', 'no cells');
  faults.keepOnly(['stage']);
  fail('stage', 'no cells');
  fail('other', 'no cells');
  expect(lines().slice(4)).toEqual(['stage: no cells', 'other: no cells']);
});
