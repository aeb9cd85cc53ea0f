import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { translatorOf } from '../../i18n/translator.ts';
import { defaults } from './fields.ts';
import { readSweepForm } from './readSweepForm.ts';
import { requestCode } from './requestCode.ts';

const values = { ...defaults, model: 'm"1', dataset: 'd\\1', name: 'A "name" with\ta \\ in it' };
const { input } = readSweepForm(values, 'team-1', translatorOf('en'));
if (!input) throw new Error('the form does not read');
const sent = { input: JSON.parse(JSON.stringify(input, (_, value) => value ?? undefined)) };

/** Runs a program that posts to us, and gives what it posted. */
async function posted(command: string, code: (endpoint: string) => string[]): Promise<unknown> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  const body = new Promise<unknown>((resolve) => {
    server.on('request', async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      response.setHeader('content-type', 'application/json').end('{"data":null}');
      resolve({ ...JSON.parse(Buffer.concat(parts).toString()), token: request.headers.authorization });
    });
  });
  spawn(command, code(endpoint), { env: { ...process.env, NODE_OPTIONS: '', CRITBATCH_TOKEN: 'secret' } });
  const answer = await body;
  server.close();
  return answer;
}

describe('the form as code', () => {
  it('is an operation of the API’s schema', () => {
    const schema = buildSchema(readFileSync(new URL('../../../api/schema.graphql', import.meta.url), 'utf8'));
    expect(validate(schema, parse(requestCode('graphql', input, '')))).toEqual([]);
  });

  it('sends the sweep of the form when run as TypeScript', async () => {
    const body = await posted(process.execPath, (endpoint) => [
      '--input-type=module',
      '-e',
      requestCode('typescript', input, endpoint),
    ]);
    expect(body).toMatchObject({ variables: sent, token: 'Bearer secret' });
  });

  it('holds the same variables in Python, quotes and backslashes as they are', () => {
    const code = requestCode('python', input, 'http://here/graphql');
    const [, variables = ''] = /json\.loads\(r"""\n([\s\S]*?)\n"""\)/.exec(code) ?? [];
    expect(JSON.parse(variables)).toEqual(sent);
    expect(variables).not.toContain('"""');
  });
});
