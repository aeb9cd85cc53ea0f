import { describe, expect, it } from '@jest/globals';
import type { Exchange } from './answer.ts';
import { untilAnswered } from './untilAnswered.ts';

const accepted = { status: 'accepted', payload: 'done' } as const;
const refused = (code: string, retryable: boolean) =>
  ({ status: 'refused', code, message: code, retryable }) as const;

/** Answers the same way so many times, then accepts; counts what was asked. */
async function settle(exchange: Exchange<string>, times: number, isDispensable = false) {
  let tries = 0;
  const answer = await untilAnswered(async () => (tries++ < times ? exchange : accepted), {
    patience: new AbortController().signal,
    onRetry: () => {},
    delaySeconds: () => 0,
    isDispensable,
  });
  return { answer, tries };
}

describe('untilAnswered', () => {
  it.each([
    { status: 'unreachable', reason: 'connect ECONNREFUSED' } as const,
    refused('DATABASE_UNAVAILABLE', true),
    refused('OVERLOADED', true),
    refused('WRITE_CONFLICT', true),
    refused('OPERATION_TIMED_OUT', true),
    refused('DISK_FULL', true),
    refused('RATE_LIMITED', true),
  ])('waits without end for $status $code', async (exchange) => {
    expect(await settle(exchange, 50)).toEqual({ answer: accepted, tries: 51 });
  });

  it('takes a fault of the API for final when it has come eight times', async () => {
    const fault = refused('INTERNAL', true);
    expect(await settle(fault, 7)).toEqual({ answer: accepted, tries: 8 });
    expect(await settle(fault, 8)).toEqual({ answer: fault, tries: 8 });
  });

  it('waits for no room for what can be done without', async () => {
    const full = refused('DISK_FULL', true);
    expect(await settle(full, 50, true)).toEqual({ answer: full, tries: 8 });
  });

  it('gives up what is never answered while others are, and nothing where nobody is', async () => {
    const unreachable = { status: 'unreachable', reason: 'no answer' } as const;
    const settleBeside = async (others: (tries: number) => number) => {
      let tries = 0;
      const answer = await untilAnswered(async () => (tries++ < 50 ? unreachable : accepted), {
        patience: new AbortController().signal,
        onRetry: () => {},
        delaySeconds: () => 0,
        answers: () => others(tries),
      });
      return { answer, tries };
    };
    expect(await settleBeside(() => 7)).toEqual({ answer: accepted, tries: 51 });
    expect(await settleBeside((tries) => (tries < 10 ? 7 : 8))).toMatchObject({
      answer: { status: 'refused', code: 'API_UNREACHABLE' },
      tries: 10,
    });
    expect(await settleBeside((tries) => tries)).toMatchObject({ tries: 3 });
  });

  it('takes any other refusal for final at once', async () => {
    const lost = refused('LEASE_LOST', false);
    expect(await settle(lost, 50)).toEqual({ answer: lost, tries: 1 });
  });
});
