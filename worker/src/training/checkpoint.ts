import { CritbatchError } from '@critbatch/theory';
import { z } from 'zod';
import { type RunProgress, runProgressSchema } from './runProgress.ts';
import type { EngineState } from './trainingEngine.ts';

const magic = 'critbatch checkpoint 3\n';

const sizes = z.array(z.int().positive());

const headerSchema = z.strictObject({
  plan: z.string(),
  progress: runProgressSchema,
  /** Elements of each array of the engine's state. */
  sizes: z.strictObject({ parameters: sizes, slots: sizes, statistics: sizes }),
});

export interface Checkpoint {
  /** Identifies the plan that the run belongs to. */
  readonly plan: string;
  readonly progress: RunProgress;
  readonly state: EngineState;
}

/** A line that names the format's version, the header's length (4 bytes), the header as JSON, then the engine's state. */
export function encodeCheckpoint({ plan, progress, state }: Checkpoint): Uint8Array {
  const { parameters, slots, statistics } = state;
  const lengths = (arrays: readonly Float32Array[]) => arrays.map(({ length }) => length);
  const sizes = {
    parameters: lengths(parameters),
    slots: lengths(slots),
    statistics: lengths(statistics),
  };
  const header = Buffer.from(JSON.stringify({ plan, progress, sizes }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  return Buffer.concat([
    Buffer.from(magic),
    length,
    header,
    ...[...parameters, ...slots, ...statistics].map(bytesOf),
  ]);
}

/** Throws CHECKPOINT_MISMATCH where the bytes are not a whole checkpoint of this version. */
export function decodeCheckpoint(bytes: Uint8Array): Checkpoint {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (buffer.toString('latin1', 0, magic.length) !== magic) throw new Error('it begins otherwise');
    const start = magic.length + 4;
    const end = start + buffer.readUInt32LE(magic.length);
    const { plan, progress, sizes } = headerSchema.parse(JSON.parse(buffer.toString('utf8', start, end)));
    const arrays = splitArrays(buffer.subarray(end), Object.values(sizes).flat());
    const state = {
      parameters: arrays.splice(0, sizes.parameters.length),
      slots: arrays.splice(0, sizes.slots.length),
      statistics: arrays.splice(0, sizes.statistics.length),
    };
    return { plan, progress, state };
  } catch (cause) {
    throw new CritbatchError(
      'CHECKPOINT_MISMATCH',
      'The checkpoint is cut short, or of another version. Start the run again without it.',
      { cause },
    );
  }
}

function splitArrays(bytes: Buffer, sizes: readonly number[]): Float32Array[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (bytes.length !== 4 * total)
    throw new Error(`it holds ${bytes.length} bytes of state, not ${4 * total}`);
  let offset = 0;
  return sizes.map((size) => {
    const values = new Float32Array(size);
    bytesOf(values).set(bytes.subarray(4 * offset, 4 * (offset + size)));
    offset += size;
    return values;
  });
}

function bytesOf(values: Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
