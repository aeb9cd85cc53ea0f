import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { createApiClient } from './apiClient.ts';
import { followSweep } from './followSweep.ts';

/** What the API answers to one request after the other, the last one from then on. */
let answers: ((response: ServerResponse) => void)[];
let asked: number;
const server = createServer((request, response) => {
  request.resume();
  const answer = answers[Math.min(asked++, answers.length - 1)];
  answer?.(response);
});

beforeEach(async () => {
  asked = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => void server.close());

const says = (body: object) => (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const refuses = (code: string) => says({ errors: [{ message: `It says ${code}.`, extensions: { code } }] });

function followWithOutput() {
  const { port } = server.address() as AddressInfo;
  const output = new PassThrough();
  const following = followSweep(
    createApiClient(`http://127.0.0.1:${port}`, 't'),
    'id',
    output as unknown as NodeJS.WriteStream,
    AbortSignal.timeout(60_000),
  );
  return { following, output };
}

const follow = () => followWithOutput().following;

it('waits for an API that is away or busy, and throws what would come again for ever', async () => {
  answers = [
    (response) => response.destroy(),
    (response) => response.writeHead(502).end('<html>'),
    refuses('DATABASE_UNAVAILABLE'),
    refuses('INVALID_INPUT'),
  ];
  await expect(follow()).rejects.toMatchObject({ code: 'INVALID_INPUT', message: 'It says INVALID_INPUT.' });
  expect(asked).toBe(4);
});

it('says once where b* probably lies, and that a sweep waits for a choice, and follows it on', async () => {
  const sweep = {
    ...{ status: 'RUNNING', isPaused: true, rateProbe: { learningRate: 10, smallerLearningRate: 0.3 } },
    ...{
      model: { name: 'M' },
      dataset: { name: 'D' },
      policy: { reset: 'CARRY' },
      targets: [],
      firstEstimates: [],
      estimate: null,
    },
    runs: { nodes: [] },
  };
  const criticalBatchSize = { value: 206, lower: 45, upper: 949 };
  const guessed = { ...sweep, firstEstimates: [{ source: 'GRADIENT_BOUND', cases: 24, criticalBatchSize }] };
  answers = [sweep, guessed, guessed].map((each) => says({ data: { sweep: each } }));
  answers.push(refuses('FORBIDDEN'));
  const { following, output } = followWithOutput();
  await expect(following).rejects.toThrow('It says FORBIDDEN.');
  const printed = String(output.read());
  expect(printed.match(/First guess, before any run: b\* near 206/g)).toHaveLength(1);
  expect(printed.match(/waits: the learning rate 10 diverges, 0.3 does not/g)).toHaveLength(1);
});

it.each([
  ['HOPELESS', true, /b = 8 +seed 1: stopped as hopeless: .* after 250 steps; .*, 2.0 s/],
  ['BUDGET_SPENT', true, /b = 8 +seed 1: stopped by the plan after 250 steps, before the target, 2.0 s/],
  ['BUDGET_SPENT', false, /b = 8 +seed 1: not reached within 1 M gradients, 2.0 s/],
])(
  'says how a run without its target ended: %s, asked to stop: %s',
  async (outcome, cancelRequested, said) => {
    const run = {
      ...{ id: 'r', batchSize: 8, seed: 1, status: 'SUCCEEDED', outcome, cancelRequested },
      step: 250,
    };
    const sweep = {
      ...{
        status: 'RUNNING',
        isPaused: false,
        rateProbe: null,
        targets: [],
        estimate: null,
        firstEstimates: [],
      },
      ...{ model: { name: 'M' }, dataset: { name: 'D' }, policy: { reset: 'CARRY' }, maxExamplesPerRun: 1e6 },
      runs: { nodes: [{ ...run, deviceSeconds: 2, crossings: [], latestMeasurement: null, failure: null }] },
    };
    answers = [says({ data: { sweep } }), refuses('FORBIDDEN')];
    const { following, output } = followWithOutput();
    await expect(following).rejects.toThrow('It says FORBIDDEN.');
    expect(String(output.read()).replaceAll('\u00a0', ' ')).toMatch(said);
  },
);

it.each(['FORBIDDEN', 'INTERNAL', 'a code of later'])('does not ask again after %s', async (code) => {
  answers = [refuses(code)];
  await expect(follow()).rejects.toThrow(`It says ${code}.`);
  expect(asked).toBe(1);
});
