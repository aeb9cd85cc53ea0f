import { CritbatchError, type ModuleSpec } from '@critbatch/theory';
import { Tensor, type Tensor1D } from '@tensorflow/tfjs-core';
import type { Model } from '../model.type.ts';
import type { Pass } from '../pass.ts';

/** Code by the hash of its file: whatever is under a hash is the same. */
const loaded = new Map<string, Model['logits']>();

/** Makes the code of a module known to the models of this thread. */
export function keepModule(sha256: string, logits: Model['logits']): void {
  loaded.set(sha256, logits);
}

/**
 * The code of a module, which is held to what its spec says. Throws MODEL_UNAVAILABLE where it has not been loaded; what
 * it gives throws MODEL_INVALID.
 */
export function moduleLogits(spec: ModuleSpec): Model['logits'] {
  const { file, sha256, classes, normalisedChannels } = spec;
  const logitsOf = loaded.get(sha256);
  if (logitsOf === undefined) throw notLoaded(spec);
  return (parameters, inputs, pass) => {
    const recorded: [Tensor1D, Tensor1D][] = [];
    const given: Pass =
      pass.kind === 'evaluation'
        ? pass
        : { kind: 'training', record: (mean, variance) => recorded.push([mean, variance]) };
    const logits: unknown = logitsOf(parameters, inputs, given);
    const wanted = [inputs.shape[0], classes];
    if (!isTensor(logits, wanted)) {
      throw invalid(file, `its logits are ${describe(logits)}, and should be float32 [${wanted.join(', ')}]`);
    }
    if (pass.kind === 'training') {
      const channels = recorded.map(([{ shape }]) => shape[0]);
      const isAsSaid =
        recorded.length === normalisedChannels.length &&
        recorded.flat().every((each, index) => isTensor(each, [normalisedChannels[index >> 1] as number]));
      if (!isAsSaid) {
        throw invalid(
          file,
          `it records means and variances of [${channels.join(', ')}] channels, and its normalisedChannels are [${normalisedChannels.join(', ')}]`,
        );
      }
      for (const statistics of recorded) pass.record(...statistics);
    }
    return logits as ReturnType<Model['logits']>;
  };
}

export function notLoaded({ file, sha256 }: ModuleSpec): CritbatchError {
  const message = `This worker was not started with --model ${file} (SHA-256 ${sha256.slice(0, 12)}…).`;
  return new CritbatchError('MODEL_UNAVAILABLE', message);
}

export function invalid(file: string, reason: string, cause?: unknown): CritbatchError {
  return new CritbatchError('MODEL_INVALID', `The module ${file} cannot be trained: ${reason}.`, { cause });
}

function isTensor(value: unknown, shape: readonly unknown[]): boolean {
  return value instanceof Tensor && value.dtype === 'float32' && value.shape.join() === shape.join();
}

function describe(value: unknown): string {
  if (value instanceof Tensor) return `${value.dtype} [${value.shape.join(', ')}]`;
  if (value instanceof Promise) return 'a promise';
  return value === null ? 'null' : `${typeof value}, no tensor`;
}
