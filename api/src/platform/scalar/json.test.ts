import { describe, expect, it } from '@jest/globals';
import { parseValue } from 'graphql';
import { Json } from './json.ts';

const nested = (levels: number) => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as unknown;

describe('a JSON document', () => {
  it('that is nested without end is refused, and what is meant honestly is not', () => {
    expect(Json.parseValue(nested(64))).toEqual(nested(64));
    expect(() => Json.parseValue(nested(200_000))).toThrow('at most 64 levels');
    const literal = parseValue(`{ a: ${JSON.stringify(nested(70))} }`);
    expect(() => Json.parseLiteral(literal, {})).toThrow('at most 64 levels');
  });
});
