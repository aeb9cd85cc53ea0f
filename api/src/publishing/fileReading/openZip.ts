import type { ZipFile } from 'yauzl';
import { openPromise } from 'yauzl';
import { UnreadableFile } from './problem.ts';

/** A ZIP of somebody else's, read where it lies; UnreadableFile where it is none, or only a part of one. */
export async function openZip(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true });
  } catch (fault) {
    const said = (fault as Error).message.replace(/\.$/, '');
    const reason = /^End of central directory/.test(said)
      ? 'its end is missing. Pack it again, or send it again'
      : said;
    throw new UnreadableFile('IMPORT_UNREADABLE', '', `This is no whole ZIP file: ${reason}.`);
  }
}
