import { setImmediate as nextTick } from 'node:timers/promises';
import { CritbatchError } from '@critbatch/theory';
import type { Request, RequestHandler, Response } from 'express';
import { raw } from 'express';
import { BodyRoom } from '../../platform/limits/bodyRoom.ts';
import { FairQueue } from '../../platform/limits/fairQueue.ts';
import { measureJson } from '../../platform/limits/jsonSize.ts';
import { bodyLimits } from '../../platform/limits/operationLimits.ts';
import { callerOf } from './identify.ts';

const { strangerBytes, knownBytes, smallBytes, values, levels } = bodyLimits;

/**
 * Reads the JSON body of a request whose sender is known, within what they may send. Nothing is inflated, and what would take long to
 * parse is refused by its shape before it is parsed. A body that is no JSON object is passed on as an empty one: where none is, what
 * serves streams reads all that comes by itself, and a stranger ended the process with 512 MiB.
 */
export function readJson({ room = new BodyRoom() } = {}): RequestHandler {
  const bytesUpTo = (limit: number) => raw({ type: 'application/json', inflate: false, limit });
  const [ofStrangers, ofKnown] = [bytesUpTo(strangerBytes), bytesUpTo(knownBytes)];
  // Large bodies that arrive together would else be parsed in one go, with everybody else behind them.
  const largeBodies = new FairQueue({ atOnce: 1, mostWaiting: 64, mostEach: 16, mostSeconds: 30 });
  return async (request, response, next) => {
    const { access, payer } = callerOf(request);
    const [reader, most] = access.kind === 'stranger' ? [ofStrangers, strangerBytes] : [ofKnown, knownBytes];
    const receive = async () => {
      // Its caller has gone while it waited.
      if (response.closed) return;
      await done(reader, request, response);
      const bytes: unknown = request.body;
      if (!Buffer.isBuffer(bytes)) return;
      request.body =
        bytes.length <= smallBytes
          ? parseBody(request, bytes)
          : await largeBodies.run(payer, async () => {
              await nextTick();
              return parseBody(request, bytes);
            });
    };
    const bytes = Math.min(bytesToCome(request), most);
    await (bytes <= smallBytes ? receive() : room.run(payer.person, bytes, receive));
    if (response.closed) return;
    const body: unknown = request.body;
    request.body = typeof body === 'object' && body !== null ? body : {};
    next();
  };
}

/** By what its sender says; where they do not say it, without end. */
function bytesToCome(request: Request): number {
  const length = request.get('content-length');
  if (length !== undefined) return Number(length);
  return request.get('transfer-encoding') === undefined ? 0 : Number.POSITIVE_INFINITY;
}

function done(handler: RequestHandler, request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    handler(request, response, (fault?: unknown) => (fault ? reject(fault) : resolve()));
  });
}

function parseBody(request: Request, bytes: Buffer): unknown {
  const { charset } =
    /;\s*charset="?(?<charset>[^";\s]+)/i.exec(request.get('content-type') ?? '')?.groups ?? {};
  if (charset && !/^utf-?8$/i.test(charset)) throw notJson();
  const size = measureJson(bytes, values, levels);
  if (size.values > values) {
    const message = `The body has more than ${values} values; send less at a time.`;
    throw new CritbatchError('OPERATION_TOO_LARGE', message);
  }
  if (size.levels > levels) {
    throw new CritbatchError('OPERATION_TOO_LARGE', `The body is nested deeper than ${levels} levels.`);
  }
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw notJson();
  }
}

const notJson = () => new CritbatchError('INVALID_INPUT', 'The body is not JSON in UTF-8.');
