import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import { openZip } from '../../fileReading/openZip.ts';
import { UnreadableFile } from '../../fileReading/problem.ts';
import { headBytes, otherKind } from '../otherKinds.ts';

const mostEntries = 100_000;
const mostBytesOfEntry = 64 * 2 ** 20;
const mostBytes = 512 * 2 ** 20;

export type Archive = {
  names: string[];
  open: (name: string) => Promise<Readable>;
  text: (name: string) => Promise<string>;
  /** What to send in place of the archive, where it holds a file of a kind that is not read; null where nothing tells. */
  otherKind: () => Promise<string | null>;
  close: () => void;
};

/** A ZIP of files that somebody else's tool wrote, read where it lies; UnreadableFile where it is larger than it may be. */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await openZip(path);
  const entries = await entriesOf(zip).catch((fault: Error) => {
    zip.close();
    if (fault instanceof UnreadableFile) throw fault;
    throw new UnreadableFile('IMPORT_UNREADABLE', '', `The ZIP file is damaged: ${fault.message}.`);
  });
  const open = async (name: string) => {
    const entry = entries.get(name);
    if (!entry) throw new UnreadableFile('IMPORT_UNREADABLE', name, 'The archive has no such file.');
    // Packed with a method that is not read here, or with a password.
    const packed = await zip.openReadStreamPromise(entry).catch((fault) => refuse(name, fault));
    return Readable.from(unpacked(packed, entry), { objectMode: false });
  };
  const read = <Found>(name: string, how: (stream: Readable) => Promise<Found>): Promise<Found> =>
    open(name)
      .then(how)
      .catch((fault) => refuse(name, fault));
  return {
    names: [...entries.keys()].sort(),
    open,
    text: (name) => read(name, async (stream) => (await buffer(stream)).toString('utf8')),
    otherKind: async () => {
      const telling = [...entries.keys()].filter((name) => mayBeOther.test(name)).slice(0, mostLooked);
      for (const name of telling) {
        const whatToDo = otherKind(await read(name, headOf));
        if (whatToDo) return whatToDo;
      }
      return null;
    },
    close: () => zip.close(),
  };
}

/** Whatever keeps a file of an archive from being read is said of that file. */
function refuse(name: string, fault: Error): never {
  if (fault instanceof UnreadableFile) throw fault;
  throw new UnreadableFile(
    'IMPORT_UNREADABLE',
    name,
    `It cannot be read: ${fault.message.replace(/\.$/, '')}.`,
  );
}

/** The library compares lengths; a flipped bit is found by the checksum alone. */
async function* unpacked(packed: Readable, entry: Entry): AsyncGenerator<Buffer> {
  let sum = 0;
  for await (const chunk of packed) {
    sum = crc32(chunk as Buffer, sum);
    yield chunk as Buffer;
  }
  if (sum !== entry.crc32) throw new Error('its bytes are not those that were packed (CRC-32)');
}

/** Names under which other tools keep what is not read here; the first of them are looked into. */
const mayBeOther = /\.(db|sqlite3?|wandb|parquet)$|tfevents/i;
const mostLooked = 20;

async function headOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length >= headBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, headBytes);
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    // macOS packs a twin of every file, which is none of whoever wrote the file.
    if (entry.fileName.endsWith('/') || /(^|\/)__MACOSX\//.test(entry.fileName)) continue;
    bytes += entry.uncompressedSize;
    if (entry.uncompressedSize > mostBytesOfEntry || bytes > mostBytes || entries.size >= mostEntries) {
      const message = `An archive may unpack to ${mostBytes} bytes in ${mostEntries} files, each of ${mostBytesOfEntry} at most.`;
      throw new UnreadableFile('IMPORT_TOO_LARGE', entry.fileName, message);
    }
    entries.set(entry.fileName, entry);
  }
  return entries;
}
