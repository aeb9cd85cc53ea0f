import { setImmediate as nextTick } from 'node:timers/promises';
import { CritbatchError } from '@critbatch/theory';
import type { Request, RequestHandler } from 'express';
import { raw } from 'express';
import { FairQueue } from '../limits/fairQueue.ts';
import { measureJson } from '../limits/jsonSize.ts';
import { bodyLimits } from '../limits/operationLimits.ts';
import { callerOf } from './identify.ts';

const { strangerBytes, knownBytes, smallBytes, values, levels } = bodyLimits;

/**
 * Reads the JSON body of a request whose sender is known, within what they may send. Nothing is inflated, and what would take long to
 * parse is refused by its shape before it is parsed.
 */
export function readJson(): RequestHandler[] {
  const bytesUpTo = (limit: number) => raw({ type: 'application/json', inflate: false, limit });
  const [ofStrangers, ofKnown] = [bytesUpTo(strangerBytes), bytesUpTo(knownBytes)];
  // Large bodies that arrive together would else be parsed in one go, with everybody else behind them.
  const largeBodies = new FairQueue({ atOnce: 1, mostWaiting: 64, mostEach: 16 });
  const receive: RequestHandler = (request, response, next) => {
    const isStranger = callerOf(request).access.kind === 'stranger';
    return (isStranger ? ofStrangers : ofKnown)(request, response, next);
  };
  const parse: RequestHandler = async (request, _response, next) => {
    const bytes: unknown = request.body;
    if (Buffer.isBuffer(bytes)) {
      request.body =
        bytes.length <= smallBytes
          ? parseBody(request, bytes)
          : await largeBodies.run(callerOf(request).payer, async () => {
              await nextTick();
              return parseBody(request, bytes);
            });
    }
    next();
  };
  return [receive, parse];
}

function parseBody(request: Request, bytes: Buffer): unknown {
  const { charset } =
    /;\s*charset="?(?<charset>[^";\s]+)/i.exec(request.get('content-type') ?? '')?.groups ?? {};
  if (charset && !/^utf-?8$/i.test(charset)) throw notJson();
  const size = measureJson(bytes);
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
