import type { GraphQLRequestContextDidResolveOperation } from '@apollo/server';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import type { Context } from '../context/context.ts';
import type { IntrospectionReaders } from './introspectionPlugin.ts';
import { introspectionPlugin } from './introspectionPlugin.ts';

/** The status with which the operation of a caller is refused; null where it is let through. */
async function refusal(readers: IntrospectionReaders, kind: 'stranger' | 'token', query: string) {
  const listener = await introspectionPlugin(readers).requestDidStart?.({} as never);
  const request = { document: parse(query), contextValue: { access: { kind } } };
  try {
    await listener?.didResolveOperation?.(
      request as unknown as GraphQLRequestContextDidResolveOperation<Context>,
    );
    return null;
  } catch (fault) {
    return (fault as { extensions: { http: { status: number } } }).extensions.http.status;
  }
}

describe('who may ask for the schema', () => {
  it('is the operator to say', async () => {
    const query = '{ __schema { types { name } } }';
    expect(await refusal('signed-in', 'stranger', query)).toBe(401);
    expect(await refusal('signed-in', 'token', query)).toBeNull();
    expect(await refusal('everybody', 'stranger', query)).toBeNull();
    expect(await refusal('nobody', 'token', query)).toBe(403);
    expect(await refusal('nobody', 'stranger', '{ viewer { __typename } }')).toBeNull();
  });
});
