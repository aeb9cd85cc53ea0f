import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, coerceInputValue, type GraphQLInputObjectType } from 'graphql';

const schema = buildSchema(readFileSync(new URL('../../api/schema.graphql', import.meta.url), 'utf8'));
const policyInput = schema.getType('PolicyInput') as GraphQLInputObjectType;
const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8');
const [, section = ''] = readme.split('### Your optimiser as a policy');
const policies: Record<string, unknown>[] = section
  .split('\n## ', 1)
  .flatMap((text) => [...text.matchAll(/ \| `(\{.*\})` \|$/gm)])
  .map(([, policy = '']) => JSON.parse(policy));

describe('the README’s table of policies', () => {
  it.each(policies.map((policy) => [JSON.stringify(policy), policy]))(
    'is taken by the API: %s',
    (_, policy) => {
      const faults: string[] = [];
      coerceInputValue(policy, policyInput, (path, _value, fault) =>
        faults.push(`${path.join('.')}: ${fault.message}`),
      );
      expect(faults).toEqual([]);
    },
  );

  it('has every policy that there is', () => {
    const told = new Set(policies.flatMap(Object.keys));
    expect([...told].sort()).toEqual(Object.keys(policyInput.getFields()).sort());
  });
});
