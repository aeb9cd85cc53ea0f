import { invalidData } from './invalidData.ts';

/** An IDX file's extents and its bytes: for images [count, rows, columns], for labels [count]. */
export interface IdxFile {
  readonly extents: readonly number[];
  readonly values: Uint8Array;
}

const unsignedByte = 0x08;

/**
 * Reads an IDX file of unsigned bytes (LeCun's MNIST format: two zero bytes, type, rank, big-endian extents, values).
 * Throws DATASET_INVALID, naming the file and what is wrong with it.
 */
export function parseIdxFile(name: string, bytes: Uint8Array): IdxFile {
  const refuse = (reason: string) => invalidData(name, null, `it is not an IDX file of bytes: ${reason}`);
  if (bytes.length < 4) throw refuse(`it has ${bytes.length} bytes, fewer than a header`);
  const [first, second, type, rank] = bytes as unknown as [number, number, number, number];
  if (first !== 0 || second !== 0) throw refuse('it does not begin with two zero bytes');
  if (type !== unsignedByte)
    throw refuse(`its values have type ${type}, not unsigned byte (${unsignedByte})`);
  const headerBytes = 4 + 4 * rank;
  if (rank === 0 || bytes.length < headerBytes) throw refuse(`its header of rank ${rank} is cut short`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const extents = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
  const expected = extents.reduce((product, extent) => product * extent, 1);
  const values = bytes.subarray(headerBytes);
  if (values.length !== expected) {
    throw refuse(`its header promises ${expected} values and it holds ${values.length}`);
  }
  return { extents, values };
}
