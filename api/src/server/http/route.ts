import type { RequestHandler } from 'express';

/** A place of the API where requests come in, and what bounds those that do. */
export type Route = {
  path: string;
  /** The first route that fits answers. A route also answers below its path, unless it is exact. */
  isExact?: true;
  /**
   * Who is counted before anything else: the sender, whom `identify` has found out; the address, where nobody is known yet; or nobody, where
   * the answer is kept and costs the same however often it is asked for.
   */
  counts: 'sender' | 'address' | 'nobody';
  /**
   * What is read of a body, and where it ends: nothing; JSON or a form, within bodyLimits; or a stream that the handler writes to the
   * disk and ends at the quota of its team.
   */
  body: 'none' | 'json' | 'form' | 'stream';
  handlers: readonly RequestHandler[];
};
