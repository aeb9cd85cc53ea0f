import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, findBreakingChanges } from 'graphql';
import { z } from 'zod';
import { createSchema, printContract } from './schema.ts';

const read = (name: string) => readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8');
const recordedSchema = z.array(z.strictObject({ change: z.string(), reason: z.string().min(20) }));

const baseline = buildSchema(read('baseline.graphql'));
const recorded = recordedSchema.parse(JSON.parse(read('breakingChanges.json')));
const breaking = (text: string) =>
  findBreakingChanges(baseline, buildSchema(text)).map(({ description }) => description);

describe('the contract that clients were built against (api/baseline.graphql)', () => {
  const current = printContract(createSchema());

  it('is not broken, unless api/breakingChanges.json records the change with its reason', () => {
    const unrecorded = breaking(current).filter((change) => !recorded.some((each) => each.change === change));
    expect(unrecorded).toEqual([]);
  });

  it('has no recorded break that is none', () => {
    expect(
      recorded.map(({ change }) => change).filter((change) => !breaking(current).includes(change)),
    ).toEqual([]);
  });

  it('would be broken by a field that goes, and not by one that comes', () => {
    const without = current.replace(
      / {2}"""Number of trained parameters\."""\n {2}parameterCount: Long!\n/,
      '',
    );
    expect(without).not.toBe(current);
    expect(breaking(without)).toContain('Model.parameterCount was removed.');
    const more = current.replace(
      'type Model implements Node {',
      'type Model implements Node {\n  "More."\n  more: Int',
    );
    expect(breaking(more)).toEqual(breaking(current));
  });

  it('says of everything deprecated why, and what to use instead', () => {
    const reasons = [...current.matchAll(/@deprecated(?:\(reason: "(.*?)"\))?/g)].map(
      ([, reason]) => reason ?? '',
    );
    for (const reason of reasons) expect(reason.length).toBeGreaterThan(10);
  });
});
