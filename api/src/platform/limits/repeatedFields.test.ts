import { describe, expect, it } from '@jest/globals';
import { parse, specifiedRules, validate } from 'graphql';
import { createSchema } from '../../server/schema/schema.ts';
import { operationLimits } from './operationLimits.ts';
import { repeatedFieldsRule } from './repeatedFields.ts';

const schema = createSchema();
const most = operationLimits.repeats;

function faultsOf(query: string): string[] {
  return validate(schema, parse(query), [...specifiedRules, repeatedFieldsRule]).map(
    ({ message }) => message,
  );
}

const tooOften = (name: string) =>
  `It asks for "${name}" more than ${most} times in one place. Name each field once where it stands.`;

describe('fields of one name in one place', () => {
  it.each([
    ['side by side', (times: number) => `{ ${'viewer { scopes } '.repeat(times)} }`, 'viewer'],
    [
      'below fields that are merged',
      (times: number) => `{ ${'viewer { scopes } '.repeat(2)}
      viewer { ${'scopes '.repeat(times - 2)} } }`,
      'scopes',
    ],
    [
      'in fragments without a name',
      (times: number) => `{ ${'... { viewer { scopes } } '.repeat(times)} }`,
      'viewer',
    ],
    [
      'in fragments that are spread',
      (times: number) => {
        const names = Array.from({ length: times }, (_, number) => `F${number}`);
        const fragments = names.map((name) => `fragment ${name} on Query { viewer { scopes } }`);
        return `{ ${names.map((name) => `...${name}`).join(' ')} } ${fragments.join(' ')}`;
      },
      'viewer',
    ],
    ['under one alias', (times: number) => `{ ${'mine: viewer { scopes } '.repeat(times)} }`, 'mine'],
  ])('are refused where they are too many: %s', (_, query, name) => {
    expect(faultsOf(query(most))).toEqual([]);
    expect(faultsOf(query(most + 1))).toEqual([tooOften(name)]);
  });

  it('may be as many as one likes in different places, and under other names', () => {
    const fields = Array.from({ length: 200 }, (_, number) => `a${number}: viewer { scopes }`);
    expect(faultsOf(`{ ${fields.join(' ')} }`)).toEqual([]);
  });

  it('are counted quickly where fragments spread one another, and none is looked at for ever', () => {
    const chain = Array.from(
      { length: 12 },
      (_, n) => `fragment F${n} on Query { a${n}: viewer { scopes } ...F${n + 1} ...F${n + 1} }`,
    );
    expect(faultsOf(`{ ...F0 } ${chain.join(' ')} fragment F12 on Query { viewer { scopes } }`)).toEqual([]);
    const many = Array.from({ length: 8 }, (_, n) => {
      const twice = Array.from({ length: 12 }, (_, m) => `a${m}: team { ...T${n + 1} }`);
      return `fragment T${n} on Membership { ${twice.join(' ')} }`;
    });
    const multiplied = `{ viewer { memberships { ...T0 } } } ${many.join(' ')} fragment T8 on Membership { id }`;
    expect(faultsOf(multiplied)).toEqual([
      'Its fragments multiply its fields too often. Name each field once where it stands.',
    ]);
    const endless = '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }';
    expect(faultsOf(endless).join()).toMatch(/Cannot spread fragment "A" within itself/);
  });

  it('leave the other rules nothing to compare', () => {
    const query = parse(`{ ${'viewer { user { id nothing } } '.repeat(480)} }`);
    const started = process.cpuUsage();
    const faults = validate(schema, query, [...specifiedRules, repeatedFieldsRule]);
    const { user } = process.cpuUsage(started);
    expect(faults).toHaveLength(1);
    expect(user).toBeLessThan(50_000);
  });
});
