import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import type { ErrorCode } from '@critbatch/theory';
import type { Entry, ZipFile } from 'yauzl';
import type { z } from 'zod';
import { openZip } from '../fileReading/openZip.ts';
import { parseJson } from '../fileReading/parseJson.ts';
import type { Problems } from '../fileReading/problem.ts';
import { UnreadableFile } from '../fileReading/problem.ts';
import { contentProblems } from '../sweepContent/contentProblems.ts';
import type { MeasurementRow, SweepContent } from '../sweepContent/sweepContent.schema.ts';
import { sweepContentSchema } from '../sweepContent/sweepContent.schema.ts';
import type { FileFacts } from './bundleFormat.ts';
import {
  bundleFormat,
  contentName,
  estimatesName,
  manifestName,
  manifestSchema,
  mostBytes,
  rowsName,
  teamFolders,
} from './bundleFormat.ts';
import { RowReader } from './rowReader.ts';
import { unstorableTexts } from './unstorableTexts.ts';

export type Bundle = {
  /** Null where the sweep itself has faults. */
  content: SweepContent | null;
  rowCount: number;
};

/**
 * Looks at every byte of a bundle: its checksums, its sweep, each row, which goes to `addRow` while there is no fault. Faults go
 * to `problems`; throws UnreadableFile where the rest cannot be read. Nothing is unpacked to the disk, whatever its entries are
 * called.
 */
export async function readBundle(
  path: string,
  problems: Problems,
  addRow: (row: MeasurementRow) => void,
): Promise<Bundle> {
  const zip = await openZip(path);
  try {
    const entries = await entriesOf(zip);
    const manifest = await readManifest(zip, entries);
    const content = await readContentFile(zip, entries, manifest, problems);
    const reader = new RowReader(content, problems);
    const readLine = (line: string) => {
      const row = reader.read(line);
      if (row && content && problems.count === 0) addRow(row);
    };
    await readRows(zip, entries, manifest, readLine);
    await checkEstimates(zip, entries, manifest);
    return { content, rowCount: reader.rowCount };
  } finally {
    zip.close();
  }
}

type Entries = ReadonlyMap<string, Entry>;
type Manifest = z.output<typeof manifestSchema>;

/** What the file holds, none of it larger than it may be: what an entry says of its size is checked while it is read. */
async function entriesOf(zip: ZipFile): Promise<Entries> {
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName;
      const most = mostBytes.get(name);
      if (most === undefined || entries.has(name)) {
        throw new UnreadableFile(
          'IMPORT_UNEXPECTED_FILE',
          name,
          Object.values(teamFolders).some((folder) => name.startsWith(`${folder}/`))
            ? `This is the export of a whole team, not the bundle of a sweep. Unpack it and import the files in its folder "${teamFolders.bundles}", one at a time.`
            : `A bundle has no ${entries.has(name) ? 'second ' : ''}file "${name}".`,
        );
      }
      if (entry.uncompressedSize > most) {
        throw new UnreadableFile(
          'IMPORT_TOO_LARGE',
          name,
          `"${name}" has ${entry.uncompressedSize} bytes; at most ${most} are read.`,
        );
      }
      entries.set(name, entry);
    }
  } catch (fault) {
    if (fault instanceof UnreadableFile) throw fault;
    throw new UnreadableFile(
      'IMPORT_UNREADABLE',
      '',
      `The ZIP file is damaged: ${(fault as Error).message}.`,
    );
  }
  return entries;
}

function entryOf(entries: Entries, name: string): Entry {
  const entry = entries.get(name);
  if (!entry) throw new UnreadableFile('IMPORT_UNREADABLE', name, `The file "${name}" is missing.`);
  return entry;
}

function open(zip: ZipFile, entry: Entry): Promise<Readable> {
  return zip.openReadStreamPromise(entry).catch((fault: Error) => {
    throw new UnreadableFile('IMPORT_UNREADABLE', entry.fileName, `It cannot be read: ${fault.message}.`);
  });
}

async function readManifest(zip: ZipFile, entries: Entries): Promise<Manifest> {
  const value = parseJson(String(await bytesOf(zip, entryOf(entries, manifestName))), manifestName) as {
    format?: unknown;
    version?: unknown;
  } | null;
  const parsed = manifestSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const isOurs = value?.format === bundleFormat;
  const code: ErrorCode = isOurs ? 'IMPORT_VERSION_UNKNOWN' : 'IMPORT_UNREADABLE';
  const issue = parsed.error.issues[0];
  throw isOurs && issue?.path[0] === 'version'
    ? new UnreadableFile(
        code,
        manifestName,
        `This bundle is of version ${String(value?.version)}; version 1 is read here.`,
      )
    : new UnreadableFile('IMPORT_UNREADABLE', manifestName, `${issue?.path.join('.')}: ${issue?.message}.`);
}

async function readContentFile(
  zip: ZipFile,
  entries: Entries,
  { files }: Manifest,
  problems: Problems,
): Promise<SweepContent | null> {
  const bytes = await bytesOf(zip, entryOf(entries, contentName));
  requireSame(contentName, files[contentName], factsOf(bytes));
  const text = String(bytes);
  const value = parseJson(text, contentName);
  for (const column of unstorableTexts(value, text)) {
    const message = 'It holds U+0000 or half a character, which cannot be stored.';
    problems.add({ code: 'IMPORT_INVALID_VALUE', file: contentName, row: null, column, message });
  }
  const parsed = sweepContentSchema.safeParse(value);
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) {
      problems.add({
        code: 'IMPORT_INVALID_VALUE',
        file: contentName,
        row: null,
        column: path.join('.'),
        message: `${message}.`,
      });
    }
    return null;
  }
  contentProblems(parsed.data, contentName, problems);
  return parsed.data;
}

async function readRows(
  zip: ZipFile,
  entries: Entries,
  { files }: Manifest,
  readLine: (line: string) => void,
): Promise<void> {
  const hash = createHash('sha256');
  let bytes = 0;
  const stream = await open(zip, entryOf(entries, rowsName));
  const hashed = stream.pipe(
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        bytes += chunk.length;
        done(null, chunk);
      },
    }),
  );
  stream.on('error', (fault) => hashed.destroy(fault));
  try {
    for await (const lines of linesOf(hashed)) lines.forEach(readLine);
  } catch (fault) {
    if (fault instanceof UnreadableFile) throw fault;
    throw new UnreadableFile(
      'IMPORT_UNREADABLE',
      rowsName,
      `It cannot be read: ${(fault as Error).message}.`,
    );
  }
  requireSame(rowsName, files[rowsName], { bytes, sha256: hash.digest('hex') });
}

/** Nothing of them is imported; a bundle that was changed there is not what its manifest says all the same. */
async function checkEstimates(zip: ZipFile, entries: Entries, { files }: Manifest): Promise<void> {
  const named = files[estimatesName];
  if (named) {
    requireSame(estimatesName, named, factsOf(await bytesOf(zip, entryOf(entries, estimatesName))));
  } else if (entries.has(estimatesName)) {
    const message = `The manifest names no file "${estimatesName}".`;
    throw new UnreadableFile('IMPORT_UNEXPECTED_FILE', estimatesName, message);
  }
}

function factsOf(bytes: Buffer): FileFacts {
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function requireSame(file: string, told: FileFacts, found: FileFacts): void {
  if (told.sha256 === found.sha256 && told.bytes === found.bytes) return;
  throw new UnreadableFile(
    'IMPORT_CHECKSUM_MISMATCH',
    file,
    `It has ${found.bytes} bytes with SHA-256 ${found.sha256}, and the manifest says ${told.bytes} with ${told.sha256}: the file was changed or damaged.`,
  );
}

async function bytesOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of await open(zip, entry)) chunks.push(chunk as Buffer);
  } catch (fault) {
    if (fault instanceof UnreadableFile) throw fault;
    throw new UnreadableFile(
      'IMPORT_UNREADABLE',
      entry.fileName,
      `It cannot be read: ${(fault as Error).message}.`,
    );
  }
  return Buffer.concat(chunks);
}

/** A row has 27 figures: four times as long as the longest one can be. */
const longestLine = 4_096;

/** The lines of each piece that comes; none may be so long that a row cannot be. */
async function* linesOf(stream: Readable): AsyncGenerator<string[]> {
  let rest = '';
  for await (const chunk of stream.setEncoding('utf8')) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longestLine || lines.some((line) => line.length > longestLine)) {
      const message = `A line has more than ${longestLine} characters, and a row is one line of fewer.`;
      throw new UnreadableFile('IMPORT_TOO_LARGE', rowsName, message);
    }
    yield lines;
  }
  if (rest !== '') yield [rest];
}
