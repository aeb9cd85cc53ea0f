import type { IncomingMessage } from 'node:http';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import type { WebhookFault } from '@critbatch/prisma/generated/enums';
import { log } from '../../platform/log/log.ts';
import type { AddressGuard } from './addressGuard.ts';
import { AddressRefused, hostOf } from './addressGuard.ts';

/** What came back, or why nothing did. `head` is the beginning of the answer's body, or what is known of the fault. */
export type PostOutcome = { status: number; fault: null; head: string } | NoAnswer;

type NoAnswer = { status: null; fault: WebhookFault; head: string };

const mostHeadBytes = 1024;

/** Posts a body; a redirect is an answer like any other, and is not followed. Never throws. */
export async function postWebhook(
  address: string,
  { body, headers }: { body: string; headers: Record<string, string> },
  guard: AddressGuard,
  { signal, answerMilliseconds }: { signal: AbortSignal; answerMilliseconds: number },
): Promise<PostOutcome> {
  const patience = AbortSignal.timeout(answerMilliseconds);
  try {
    const refusal = guard.faultOf(address);
    if (refusal) return noAnswer('ADDRESS_REFUSED', refusal);
    const response = await post(new URL(address), body, headers, guard, AbortSignal.any([signal, patience]));
    return { status: response.statusCode ?? 0, fault: null, head: await readHead(response) };
  } catch (fault) {
    if (fault instanceof AddressRefused)
      log({
        level: 'info',
        message: 'A webhook was not sent.',
        host: new URL(address).host,
        reason: fault.reason,
      });
    if (patience.aborted) return noAnswer('TIMED_OUT', `No answer within ${answerMilliseconds / 1000} s.`);
    return noAnswer(kindOf(fault), fault instanceof Error ? fault.message : String(fault));
  }
}

function post(
  url: URL,
  body: string,
  headers: Record<string, string>,
  guard: AddressGuard,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  // A socket asks no lookup about an address that is one already.
  if (isIP(hostOf(url)) && !guard.allows(hostOf(url), url.protocol))
    throw new AddressRefused(hostOf(url), 'It is not allowed.');
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    const options = { method: 'POST', headers, signal, agent: false, lookup: guard.lookup(url.protocol) };
    send(url, options, resolve).once('error', reject).end(body);
  });
}

/** The first bytes of an answer as text that PostgreSQL can store; the rest is not read. */
async function readHead(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= mostHeadBytes) break;
    }
  } catch {
    // The status has come; that the rest did not says nothing about whether the event was taken.
  }
  response.destroy();
  const head = Buffer.concat(chunks).subarray(0, mostHeadBytes).toString('utf8');
  return head.replaceAll('\u0000', '\ufffd');
}

function kindOf(fault: unknown): WebhookFault {
  return fault instanceof AddressRefused ? 'ADDRESS_REFUSED' : 'CONNECTION_FAILED';
}

function noAnswer(fault: WebhookFault, head: string): NoAnswer {
  return { status: null, fault, head: head.slice(0, mostHeadBytes) };
}
