import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { getNamedType, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { enforceRules } from '../../platform/access/enforceRules.ts';
import { createSchema, printContract } from './schema.ts';

const schema = createSchema();
const committed = new URL('../../../schema.graphql', import.meta.url);
const ownTypes = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));

describe('the GraphQL contract', () => {
  it('is the committed one; api/src/server/commands/emitSchema.ts writes it anew', () => {
    expect(printContract(schema)).toBe(readFileSync(committed, 'utf8'));
  });

  it('explains every type, field, argument, input and enum value', () => {
    const silent = ownTypes.flatMap((type) => {
      const own: Described[] = [{ name: type.name, description: type.description }];
      if (isEnumType(type)) own.push(...named(type.name, [...type.getValues()]));
      if (isInputObjectType(type)) own.push(...named(type.name, Object.values(type.getFields())));
      if (isObjectType(type) || isInterfaceType(type)) {
        const fields = Object.values(type.getFields());
        own.push(
          ...named(type.name, fields),
          ...fields.flatMap((field) => named(`${type.name}.${field.name}`, field.args)),
        );
      }
      return own.filter(({ description }) => !description);
    });
    const builtIn = ['String', 'Int', 'Float', 'Boolean', 'ID'];
    expect(
      silent
        .map(({ name }) => name)
        .filter((name) => !builtIn.includes(name) && !['Query', 'Mutation', 'Subscription'].includes(name)),
    ).toEqual([]);
  });

  it('narrows and orders every list, but for those whose order is what they are', () => {
    const fixed = ownTypes.filter(isObjectType).flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => getNamedType(field.type).name.endsWith('Connection'))
        .filter(({ args }) => !['where', 'orderBy'].every((name) => args.some((arg) => arg.name === name)))
        .map((field) => `${type.name}.${field.name}`),
    );
    expect(fixed.sort()).toEqual([
      // By rank, and by what happened when.
      'Benchmark.attestations',
      'Benchmark.history',
      'BenchmarkVersion.ended',
      'BenchmarkVersion.leaderboard',
      // As a conversation went.
      'Report.comments',
      // By batch size, seed and step.
      'Run.measurements',
      'Submission.log',
      'Submission.logs',
      'Submission.runs',
      'Sweep.comments',
    ]);
  });

  it('has an access rule on every field, and does not start without', () => {
    const field = createUnguarded();
    expect(() => enforceRules(field)).toThrow('Query.sweep has no access rule.');
  });
});

type Described = { name: string; description?: string | null | undefined };

function named(owner: string, parts: readonly Described[]): Described[] {
  return parts.map(({ name, description }) => ({ name: `${owner}.${name}`, description }));
}

/** The schema with the rule of one field taken away. */
function createUnguarded() {
  const unguarded = createSchema();
  const sweep = unguarded.getQueryType()?.getFields().sweep;
  if (sweep) sweep.extensions = {};
  return unguarded;
}
