import { describe, expect, it } from '@jest/globals';
import type { GraphQLResolveInfo } from 'graphql';
import { buildSchema, graphqlSync } from 'graphql';
import { selectionOf } from '../../platform/context/selection.ts';
import { askedColumns } from './askedColumns.ts';

const schema = buildSchema(`
  type Query { point: Measurement }
  type Measurement { step: Int, trainingLoss: Float, testLoss: Float, stepSize: Float }
`);

function columnsOf(source: string): string[] {
  let columns: string[] = [];
  const point = (_args: object, _context: unknown, info: GraphQLResolveInfo) => {
    columns = askedColumns(selectionOf(info));
    return null;
  };
  expect(graphqlSync({ schema, source, rootValue: { point } })).toEqual({ data: { point: null } });
  return columns;
}

describe('the columns behind a selection', () => {
  it('are those of its fields, whatever they are called in the answer', () => {
    expect(columnsOf('{ point { __typename loss: trainingLoss step } }')).toEqual(['step', 'trainingLoss']);
  });

  it('are those of its fragments and of what is said twice', () => {
    const fragments = 'fragment Sizes on Measurement { stepSize ... on Measurement { testLoss } }';
    expect(columnsOf(`{ point { ...Sizes } point { trainingLoss } } ${fragments}`)).toEqual([
      'trainingLoss',
      'testLoss',
      'stepSize',
    ]);
  });
});
