const block = 512;

/** The files of a tar archive by name; folders and links are left out. Enough for what others have packed plainly. */
export function tarEntries(archive: Uint8Array): Map<string, Uint8Array> {
  const text = new TextDecoder('latin1');
  const field = (from: number, length: number) =>
    text.decode(archive.subarray(from, from + length)).replace(/\0.*$/s, '');
  const entries = new Map<string, Uint8Array>();
  for (let at = 0; at + block <= archive.length && archive[at] !== 0; ) {
    const size = Number.parseInt(field(at + 124, 12), 8);
    if (!Number.isFinite(size)) throw new RangeError(`no size at byte ${at}`);
    const start = at + block;
    if (start + size > archive.length) throw new RangeError(`cut short at byte ${archive.length}`);
    const type = field(at + 156, 1);
    if (type === '0' || type === '') entries.set(field(at, 100), archive.subarray(start, start + size));
    at = start + Math.ceil(size / block) * block;
  }
  return entries;
}
