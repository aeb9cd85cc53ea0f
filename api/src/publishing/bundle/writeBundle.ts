import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Client, Transaction } from '@critbatch/prisma/client/createClient';
import { longTransaction } from '@critbatch/prisma/client/longTransaction';
import { ZipFile } from 'yazl';
import { newestBudgetAnswer } from '../../answers/budgetAnswer/newestBudgetAnswers.ts';
import { type Written, writeWithRoom } from '../../platform/disk/writeWithRoom.ts';
import { globalId } from '../../platform/node/globalId.ts';
import { readContent, readRows, readRuns } from '../sweepContent/readContent.ts';
import type { ContentRun, MeasurementRow } from '../sweepContent/sweepContent.schema.ts';
import {
  bundleFormat,
  bundleVersion,
  contentName,
  estimatesName,
  manifestName,
  rowsName,
} from './bundleFormat.ts';

/**
 * The same bytes at every time and place: nothing is compressed, since deflate differs from one build of zlib to the next,
 * and the time of the entries is the first that a ZIP knows, in whatever zone.
 */
export const entry = {
  mtime: new Date(1980, 0, 1),
  mode: 0o100644,
  compress: false,
  forceDosTimestamp: true,
};

const snapshotSeconds = 600;

/** Writes a sweep as it stands at one moment as a bundle (docs/bundle.md) to a path, asking for room before each piece of it. */
export async function writeBundle(
  prisma: Client,
  sweepId: string,
  path: string,
  admit: (bytes: number) => Promise<void>,
): Promise<Written> {
  return longTransaction(
    prisma,
    snapshotSeconds,
    async (transaction) => {
      const { sweep, content } = await readContent(transaction, sweepId);
      const zip = new ZipFile();
      const bytes = zip.outputStream as Readable;
      // yazl has no word for "it failed" but an event.
      zip.on('error', (fault: Error) => bytes.destroy(fault));
      const written = writeWithRoom(path, bytes, admit);
      written.catch(() => {});
      const files: Record<string, { bytes: number; sha256: string }> = {};
      const add = async (name: string, chunks: AsyncIterable<string> | Iterable<string>) => {
        const hash = createHash('sha256');
        let bytes = 0;
        const counted = async function* () {
          for await (const chunk of chunks) {
            const buffer = Buffer.from(chunk);
            hash.update(buffer);
            bytes += buffer.length;
            yield buffer;
          }
        };
        const stream = Readable.from(counted());
        zip.addReadStream(stream, name, entry);
        await Promise.race([finished(stream), written]);
        files[name] = { bytes, sha256: hash.digest('hex') };
      };
      await add(contentName, wholeContent(content, readRuns(transaction, sweep)));
      await add(rowsName, lines(readRows(transaction, sweepId)));
      await add(estimatesName, [json(await estimatesOf(transaction, sweepId))]);
      const { name, slug } = await transaction.team.findUniqueOrThrow({ where: { id: sweep.teamId } });
      const imported = await transaction.sweepImport.findUnique({
        where: { sweepId },
        omit: { sweepId: true },
      });
      const manifest = {
        format: bundleFormat,
        version: bundleVersion,
        sweep: {
          id: globalId('Sweep', sweepId),
          number: sweep.number,
          team: { name, slug },
          createdAt: sweep.createdAt,
          origin: sweep.origin,
          imported,
        },
        files,
      };
      zip.addBuffer(Buffer.from(json(manifest)), manifestName, entry);
      zip.end();
      return written;
    },
    { isolationLevel: 'RepeatableRead' },
  );
}

/** The newest estimate for every target, or the answer at the budget: what was said here, for the reader; an import computes its own. */
async function estimatesOf(transaction: Transaction, sweepId: string) {
  const atBudget = await newestBudgetAnswer(transaction, sweepId);
  if (atBudget) return [{ codeVersion: atBudget.codeVersion, budgetAnswer: atBudget.result }];
  const targets = await transaction.target.findMany({
    where: { sweepId },
    orderBy: { position: 'asc' },
    include: { estimates: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 1 } },
  });
  return targets.map(({ metric, threshold, estimates }) => ({
    metric,
    threshold,
    estimate:
      estimates.map(({ answer, codeVersion, inputHash, result, samples }) => ({
        answer,
        codeVersion,
        inputHash,
        result: { ...(result as object), samples },
      }))[0] ?? null,
  }));
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** What `json` makes of the content with its runs, of which only some are there at a time. */
async function* wholeContent(content: object, batches: AsyncIterable<ContentRun[]>): AsyncGenerator<string> {
  const none = json({ ...content, runs: [] });
  const end = none.lastIndexOf(']');
  yield none.slice(0, end);
  let isFirst = true;
  for await (const runs of batches) {
    const indented = runs.map((run) => JSON.stringify(run, null, 2).replaceAll('\n', '\n    '));
    yield `${isFirst ? '' : ','}\n    ${indented.join(',\n    ')}`;
    isFirst = false;
  }
  yield `${isFirst ? '' : '\n  '}${none.slice(end)}`;
}

/** One row a line; what was not measured is left out. */
async function* lines(batches: AsyncIterable<MeasurementRow[]>): AsyncGenerator<string> {
  for await (const rows of batches) {
    yield rows.map((row) => `${JSON.stringify(row, (_, value) => value ?? undefined)}\n`).join('');
  }
}
