import { CritbatchError } from '@critbatch/theory';
import { z } from 'zod';
import type { RunState } from './bisection.ts';
import { type RunProgress, runProgressSchema } from './runProgress.ts';
import type { EngineState } from './trainingEngine.ts';

/** Raised with every change of what a checkpoint holds, or of how its plan is told from others. */
export const checkpointFormat = 3;
const magic = `critbatch checkpoint ${checkpointFormat}\n`;

const lengths = z.array(z.int().positive());

/** Elements of each array of an engine's state. */
const sizesSchema = z.strictObject({ parameters: lengths, slots: lengths, statistics: lengths });
type Sizes = z.infer<typeof sizesSchema>;

const headerSchema = z.strictObject({
  plan: z.string(),
  progress: runProgressSchema,
  sizes: sizesSchema,
  /** Progress at the evaluation before, where its state follows. */
  evaluated: runProgressSchema.optional(),
});

export interface Checkpoint {
  /** Identifies the plan that the run belongs to. */
  readonly plan: string;
  readonly progress: RunProgress;
  readonly state: EngineState;
  /** The run at the evaluation before, while it may have to go back there. */
  readonly evaluated?: RunState | undefined;
}

/** A line that names the format's version, the header's length (4 bytes), the header as JSON, then one state of the engine or two. */
export function encodeCheckpoint({ plan, progress, state, evaluated }: Checkpoint): Uint8Array {
  const sizes = sizesOf(state);
  const header = Buffer.from(JSON.stringify({ plan, progress, sizes, evaluated: evaluated?.progress }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  return Buffer.concat([
    Buffer.from(magic),
    length,
    header,
    ...[...arraysOf(state), ...(evaluated ? arraysOf(evaluated.state) : [])].map(bytesOf),
  ]);
}

/** Throws CHECKPOINT_MISMATCH where the bytes are not a whole checkpoint of this version. */
export function decodeCheckpoint(bytes: Uint8Array): Checkpoint {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (buffer.toString('latin1', 0, magic.length) !== magic) throw new Error('it begins otherwise');
    const start = magic.length + 4;
    const end = start + buffer.readUInt32LE(magic.length);
    const header = headerSchema.parse(JSON.parse(buffer.toString('utf8', start, end)));
    const { plan, progress, sizes, evaluated } = header;
    const each = [...sizes.parameters, ...sizes.slots, ...sizes.statistics];
    const arrays = splitArrays(buffer.subarray(end), evaluated ? [...each, ...each] : each);
    const state = takeState(arrays, sizes);
    return {
      plan,
      progress,
      state,
      evaluated: evaluated && { progress: evaluated, state: takeState(arrays, sizes) },
    };
  } catch (cause) {
    throw new CritbatchError(
      'CHECKPOINT_MISMATCH',
      'The checkpoint is cut short, or of another version. Start the run again without it.',
      { cause },
    );
  }
}

function arraysOf({ parameters, slots, statistics }: EngineState): Float32Array[] {
  return [...parameters, ...slots, ...statistics];
}

function sizesOf({ parameters, slots, statistics }: EngineState): Sizes {
  const lengthsOf = (arrays: readonly Float32Array[]) => arrays.map(({ length }) => length);
  return {
    parameters: lengthsOf(parameters),
    slots: lengthsOf(slots),
    statistics: lengthsOf(statistics),
  };
}

/** Takes the first arrays away. */
function takeState(arrays: Float32Array[], sizes: Sizes): EngineState {
  return {
    parameters: arrays.splice(0, sizes.parameters.length),
    slots: arrays.splice(0, sizes.slots.length),
    statistics: arrays.splice(0, sizes.statistics.length),
  };
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
