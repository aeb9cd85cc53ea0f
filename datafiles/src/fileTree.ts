import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { openPromise } from 'yauzl';
import { filesBelow } from './fingerprint.ts';
import { invalidData } from './invalidData.ts';

/** What a reader takes: the place, and how it is called in sentences. */
export interface FilePlace {
  readonly place: string;
  readonly name: string;
}

/** Files below a folder, or packed in a ZIP archive; they are read one at a time. */
export interface FileTree {
  /** With / between their parts, in the order of their bytes. */
  readonly paths: readonly string[];
  /** What a file is called in sentences. */
  nameOf(path: string): string;
  read(path: string): Promise<Buffer>;
  close(): void;
}

/** No packed file of a data set is larger: an archive of some MB can promise terabytes. */
const mostUnpackedBytes = 2 ** 31;

/** Throws DATASET_INVALID where the place is neither a folder nor a whole archive. */
export async function openTree(from: FilePlace): Promise<FileTree> {
  const isFolder = (await stat(from.place)).isDirectory();
  return isFolder ? folderTree(from) : archiveTree(from);
}

async function folderTree({ place, name }: FilePlace): Promise<FileTree> {
  return {
    paths: await filesBelow(place),
    nameOf: (path) => `${name}/${path}`,
    read: (path) => readFile(join(place, path)),
    close: () => {},
  };
}

async function archiveTree({ place, name }: FilePlace): Promise<FileTree> {
  const damaged = (fault: Error) => invalidData(name, null, `it is no whole ZIP archive: ${fault.message}`);
  const zip = await openPromise(place, { lazyEntries: true, autoClose: false }).catch((fault: Error) => {
    throw damaged(fault);
  });
  try {
    const entries = new Map<string, Parameters<typeof zip.openReadStreamPromise>[0]>();
    let unpackedBytes = 0;
    try {
      for await (const entry of zip.eachEntry()) {
        if (entry.fileName.endsWith('/') || isOfTheSystem(entry.fileName)) continue;
        entries.set(entry.fileName, entry);
        unpackedBytes += entry.uncompressedSize;
      }
    } catch (fault) {
      throw damaged(fault as Error);
    }
    if (unpackedBytes > mostUnpackedBytes) {
      throw invalidData(name, null, `it unpacks to ${unpackedBytes} bytes, more than ${mostUnpackedBytes}`);
    }
    const top = commonFolder([...entries.keys()]);
    const nameOf = (path: string) => `${name}/${path}`;
    return {
      paths: [...entries.keys()]
        .map((path) => path.slice(top.length))
        .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
      nameOf,
      read: async (path) => {
        const entry = entries.get(top + path);
        if (!entry) throw new RangeError(`No ${path} in ${name}.`);
        const chunks: Buffer[] = [];
        try {
          for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
        } catch (fault) {
          throw invalidData(nameOf(path), null, `it cannot be unpacked: ${(fault as Error).message}`);
        }
        const bytes = Buffer.concat(chunks);
        // The library compares lengths; a flipped bit is found by the checksum alone.
        if (crc32(bytes) === entry.crc32) return bytes;
        throw invalidData(nameOf(path), null, 'its bytes are not those that were packed (CRC-32)');
      },
      close: () => zip.close(),
    };
  } catch (fault) {
    zip.close();
    throw fault;
  }
}

/** What macOS and Windows put into archives of their own accord. */
function isOfTheSystem(path: string): boolean {
  return /(^|\/)(__MACOSX|\.DS_Store|Thumbs\.db|desktop\.ini)(\/|$)/.test(path);
}

/** "pets/" where somebody has packed the folder "pets" and not what is in it; parts of a data set are no such folder. */
function commonFolder(paths: readonly string[]): string {
  const top = paths[0]?.split('/').slice(0, -1)[0];
  if (!top || top === 'training' || top === 'test') return '';
  // A folder of images alone is a class.
  const isShared = paths.every((path) => path.startsWith(`${top}/`) && path.split('/').length > 1);
  const hasFolders =
    paths.some((path) => path.split('/').length > 2) || paths.some((path) => /-ubyte(\.gz)?$/.test(path));
  return isShared && hasFolders ? `${top}/` : '';
}
