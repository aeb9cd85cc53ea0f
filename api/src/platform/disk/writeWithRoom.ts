import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** What was written: how much, and its SHA-256. */
export type Written = { byteLength: number; sha256: string };

/** Writes a stream to a file, asking for room before each piece of it; where `admit` throws, the stream is destroyed. */
export async function writeWithRoom(
  path: string,
  source: Readable,
  admit: (bytes: number) => Promise<void>,
): Promise<Written> {
  const hash = createHash('sha256');
  let byteLength = 0;
  const admitted = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      await admit(chunk.length);
      hash.update(chunk);
      byteLength += chunk.length;
      yield chunk;
    }
  };
  await pipeline(source, admitted, createWriteStream(path));
  return { byteLength, sha256: hash.digest('hex') };
}
