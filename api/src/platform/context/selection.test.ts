import { describe, expect, it } from '@jest/globals';
import type { GraphQLResolveInfo } from 'graphql';
import { buildSchema, graphqlSync } from 'graphql';
import { columnsBehind } from './columnsBehind.ts';
import type { Selection } from './selection.ts';
import { selectionOf } from './selection.ts';

const schema = buildSchema(`
  type Query { sweeps: Connection }
  type Connection { nodes: [Sweep], edges: [Edge] }
  type Edge { node: Sweep, cursor: String }
  type Sweep { id: ID, name: String, model: Model, cost: Float }
  type Model { id: ID, name: String }
`);

function asked(source: string): Selection {
  let selection: Selection | undefined;
  const sweeps = (_args: object, _context: unknown, info: GraphQLResolveInfo) => {
    selection = selectionOf(info);
    return null;
  };
  graphqlSync({ schema, source, rootValue: { sweeps } });
  if (!selection) throw new Error('The field was not resolved.');
  return selection;
}

describe('what is asked of the items of a connection', () => {
  it('is asked as nodes, as edges, under aliases and in fragments', () => {
    const { items } = asked(`
      { sweeps { nodes { called: name ...Rest } edges { cursor node { id } } } }
      fragment Rest on Sweep { model { id } ... on Sweep { model { name } } }`);
    expect([...items.names()].toSorted()).toEqual(['id', 'model', 'name']);
    expect([...items.within('model').names()]).toEqual(['id', 'name']);
    expect(items.has('cost')).toBe(false);
  });
});

describe('the columns behind it', () => {
  const fields = { all: ['id', 'teamId', 'modelId', 'name'], always: ['id'], others: { model: ['modelId'] } };

  it('are those of its fields, in the order of the table', () => {
    const { items } = asked('{ sweeps { nodes { name model { id } } } }');
    expect(columnsBehind(items, fields)).toEqual(['id', 'modelId', 'name']);
  });

  it('are all, where it is not known what a field needs', () => {
    expect(columnsBehind(asked('{ sweeps { nodes { cost } } }').items, fields)).toEqual(fields.all);
  });
});
