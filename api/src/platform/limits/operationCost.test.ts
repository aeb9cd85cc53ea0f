import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import type { OperationDefinitionNode } from 'graphql';
import { concatAST, getIntrospectionQuery, Kind, parse } from 'graphql';
import { createSchema } from '../../server/schema/schema.ts';
import { operationCost } from './operationCost.ts';
import { operationLimits } from './operationLimits.ts';

const schema = createSchema();
const cost = (query: string, variables = {}) => operationCost(schema, parse(query), undefined, variables);

describe('the cost of an operation', () => {
  it('is the number of objects that its answer can hold, worked out by hand', () => {
    expect(cost('{ viewer { scopes } }')).toBe(1);
    expect(cost('{ viewer { user { name } } }')).toBe(2);
    // The connection, and 25 sweeps in it unless another number is asked for.
    expect(cost('{ sweeps { nodes { name } } }')).toBe(1 + 25);
    expect(cost('{ sweeps(first: 3) { nodes { name } pageInfo { hasNextPage } } }')).toBe(1 + 3 + 1);
    expect(cost('{ sweeps(first: 3) { edges { node { name } } } }')).toBe(1 + 3 * 2);
    // 2 sweeps, each with a connection of 5 runs, each with 7 points.
    const nested =
      '{ sweeps(first: 2) { nodes { runs(first: 5) { nodes { history(points: 7) { step } } } } } }';
    expect(cost(nested)).toBe(1 + 2 * (1 + 1 + 5 * (1 + 7)));
  });

  it('counts columns as an object for every 20 values in them', () => {
    const columns = (points: number) =>
      cost(`{ run(id: "x") { historyColumns(points: ${points}) { step trainingLoss } } }`);
    expect(columns(500)).toBe(1 + 1 + 2 * 25);
    expect(columns(19)).toBe(1 + 1);
    // A list that no argument makes longer is a scalar like another.
    expect(cost('{ sweeps(first: 100) { nodes { batchSizes seeds } } }')).toBe(1 + 100);
  });

  it('counts what variables ask for, aliases each by themselves, and 10 more for a change', () => {
    expect(cost('query ($n: Int) { sweeps(first: $n) { nodes { name } } }', { n: 40 })).toBe(41);
    expect(cost('{ a: viewer { scopes } b: viewer { scopes } }')).toBe(2);
    expect(cost('mutation { cancelSweep(input: { sweepId: "x" }) { sweep { name } } }')).toBe(10 + 1 + 1);
  });

  it('counts the default of a variable that is not sent, and the usual page where null is', () => {
    const query = (size: string) => `query ($n: Int = 40) { sweeps(first: ${size}) { nodes { name } } }`;
    expect(cost(query('$n'))).toBe(41);
    expect(cost(query('$n'), { n: 7 })).toBe(8);
    expect(cost(query('$n'), { n: null })).toBe(26);
    expect(cost(query('null'))).toBe(26);
    const slider = 'query ($t: [Float!] = [1, 2, 3]) { sweep(id: "x") { criticalBatchSizeByTarget';
    expect(cost(`${slider}(metric: TRAINING_LOSS, thresholds: $t) { slope { slope } } } }`)).toBe(
      3 + 5 * 50 * 3,
    );
  });

  it('counts what the schema says of itself, asked for once and thirty times', () => {
    const once = 'fields { args { name } type { fields { name } } }';
    // The schema, 10 types, each with 10 fields of 10 arguments and a type with 10 fields.
    expect(cost(`{ __schema { types { ${once} } } }`)).toBe(1 + 10 * (1 + 10 * (1 + 10 + 1 + 10)));
    expect(cost('{ __type(name: "Run") { fields { name } } }')).toBe(1 + 10);
    expect(cost(getIntrospectionQuery())).toBeLessThan(operationLimits.cost / 3);
    const often = Array.from({ length: 100 }, (_, index) => `a${index}: ${once}`).join(' ');
    expect(cost(`{ __schema { types { ${often} } } }`)).toBeGreaterThan(operationLimits.cost);
  });

  it('counts the time that must be computed as what objects would take: 5 a millisecond', () => {
    const suggested = '{ sweep(id: "x") { suggestedRuns(count: 2) { openRuns } } }';
    expect(cost(suggested)).toBe(1 + 1 + 5 * 3000);
    const slider = 'query ($t: [Float!]) { sweep(id: "x") { criticalBatchSizeByTarget(metric: TRAINING_LOSS,';
    expect(cost(`${slider} count: 20) { slope { slope } } } }`)).toBe(1 + 1 + 1 + 5 * 50 * 20);
    expect(cost(`${slider} thresholds: $t) { slope { slope } } } }`, { t: [1, 2] })).toBe(3 + 5 * 50 * 2);
    // Four sweeps are what the time suffices for that somebody waits.
    const all = (first: number) => `{ sweeps(first: ${first}) { nodes { suggestedRuns { openRuns } } } }`;
    expect(cost(all(4))).toBeLessThan(operationLimits.cost);
    expect(cost(all(5))).toBeGreaterThan(operationLimits.cost);
  });

  it('counts a forecast by its runs, and never more of them than a sweep may have', () => {
    const forecast = (batchSizes: number[], seeds: number) =>
      cost('query ($input: SweepForecastInput!) { sweepForecast(input: $input) { runs } }', {
        input: { teamId: 'x', modelId: 'x', datasetId: 'x', batchSizes, seeds, maxExamplesPerRun: 1 },
      });
    expect(forecast([32, 64], 5)).toBe(1 + 10);
    expect(forecast(Array(200).fill(8), 1000)).toBe(1 + 10_000);
    const frontier = (sizes: string) => cost(`{ sweep(id: "x") { costFrontier${sizes} { device } } }`);
    expect(frontier('(batchSizes: [8, 16])')).toBe(2 + 5 * 1.5 * (2 + 2));
    expect(frontier('')).toBe(2 + 5 * 1.5 * 40);
  });

  it('takes a list whose length nobody asks for to be 10 long', () => {
    expect(cost('{ viewer { teams { name } } }')).toBe(1 + 10);
  });

  it('sees through fragments, and is quick where they stand within each other', () => {
    expect(cost('query { ...A } fragment A on Query { viewer { ... on Viewer { user { name } } } }')).toBe(2);
    const deep = Array.from(
      { length: 40 },
      (_, index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} viewer { scopes } }`,
    );
    const query = `query { ...F0 } ${deep.join(' ')} fragment F40 on Query { viewer { scopes } }`;
    expect(cost(query)).toBeGreaterThan(2 ** 40);
  });

  it('of every operation of the portal leaves room', () => {
    const web = fileURLToPath(new URL('../../../../web/', import.meta.url));
    const files = readdirSync(join(web, 'features'), { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.graphql'),
    );
    const document = concatAST(files.map((path) => parse(readFileSync(join(web, 'features', path), 'utf8'))));
    const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    expect(operations.length).toBeGreaterThan(3);
    const tooDear = (operations as OperationDefinitionNode[]).flatMap(
      ({ name, variableDefinitions = [] }) => {
        const variables = Object.fromEntries(
          variableDefinitions.map(({ variable }) => [variable.name.value, 'x']),
        );
        const asked = operationCost(schema, document, name?.value, variables);
        return asked > operationLimits.cost / 2 ? [{ name: name?.value, asked }] : [];
      },
    );
    expect(tooDear).toEqual([]);
  });
});
