import { invalidData } from './invalidData.ts';

export interface NpyArray {
  readonly shape: readonly number[];
  readonly values:
    | Uint8Array
    | Int8Array
    | Int16Array
    | Uint16Array
    | Int32Array
    | Uint32Array
    | Float32Array
    | Float64Array;
}

type Reader = (view: DataView, at: number) => number;

/** By NumPy's name of a type, less its byte order: bytes of a value, and how one is read. */
const types: Record<string, { bytes: number; make: (count: number) => NpyArray['values']; read: Reader }> = {
  u1: { bytes: 1, make: (count) => new Uint8Array(count), read: (view, at) => view.getUint8(at) },
  i1: { bytes: 1, make: (count) => new Int8Array(count), read: (view, at) => view.getInt8(at) },
  u2: { bytes: 2, make: (count) => new Uint16Array(count), read: (view, at) => view.getUint16(at, true) },
  i2: { bytes: 2, make: (count) => new Int16Array(count), read: (view, at) => view.getInt16(at, true) },
  u4: { bytes: 4, make: (count) => new Uint32Array(count), read: (view, at) => view.getUint32(at, true) },
  i4: { bytes: 4, make: (count) => new Int32Array(count), read: (view, at) => view.getInt32(at, true) },
  i8: {
    bytes: 8,
    make: (count) => new Float64Array(count),
    read: (view, at) => Number(view.getBigInt64(at, true)),
  },
  u8: {
    bytes: 8,
    make: (count) => new Float64Array(count),
    read: (view, at) => Number(view.getBigUint64(at, true)),
  },
  f4: { bytes: 4, make: (count) => new Float32Array(count), read: (view, at) => view.getFloat32(at, true) },
  f8: { bytes: 8, make: (count) => new Float64Array(count), read: (view, at) => view.getFloat64(at, true) },
};

/**
 * An array in NumPy's format (numpy.lib.format, versions 1 to 3): little-endian numbers in C order.
 * Throws DATASET_INVALID with the file and the reason.
 */
export function parseNpy(name: string, bytes: Uint8Array): NpyArray {
  const refuse = (reason: string) => invalidData(name, null, reason);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = (from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1');
  if (bytes.length < 12 || text(0, 6) !== '\x93NUMPY') throw refuse('it does not begin as NumPy files do');
  const isLong = (bytes[6] as number) > 1;
  const start = (isLong ? 12 : 10) + (isLong ? view.getUint32(8, true) : view.getUint16(8, true));
  if (start > bytes.length) throw refuse('its header is cut short');
  const header = text(isLong ? 12 : 10, start);
  const [, order = '', type = ''] = /'descr':\s*'([<>|=])(\w\d)'/.exec(header) ?? [];
  const found = types[type];
  if (!found || order === '>')
    throw refuse(
      `it holds ${/'descr':\s*([^,]*),/.exec(header)?.[1] ?? 'no type'}, and numbers in little-endian order are wanted`,
    );
  if (/'fortran_order':\s*True/.test(header))
    throw refuse('it is in Fortran order; save numpy.ascontiguousarray of it');
  const shape = (/'shape':\s*\(([\d,\s]*)\)/.exec(header)?.[1] ?? '')
    .split(',')
    .filter((extent) => extent.trim() !== '')
    .map(Number);
  const count = shape.reduce((product, extent) => product * extent, 1);
  const wanted = count * found.bytes;
  if (bytes.length - start !== wanted) {
    throw refuse(
      `its header promises ${shape.join('×')} values in ${wanted} bytes, and it holds ${bytes.length - start}`,
    );
  }
  const values = found.make(count);
  for (let index = 0; index < count; index++) values[index] = found.read(view, start + index * found.bytes);
  return { shape, values };
}
