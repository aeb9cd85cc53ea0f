import { expect, it } from '@jest/globals';
import { hashOfClient, hashOfSource, readClientRecord } from './generate.ts';

it('the committed client is what Prisma wrote from this schema (else: node prisma/src/generate.ts, and commit)', async () => {
  expect(await readClientRecord()).toEqual({ schema: await hashOfSource(), client: await hashOfClient() });
});
