/** Names of the layers that are being described, the innermost last. */
const layers: string[] = [];

/** Describes a layer of a model under a name, so that an error in it can say where it is. */
export function inLayer<Result>(name: string, describe: () => Result): Result {
  layers.push(name);
  try {
    return describe();
  } catch (error) {
    if (error instanceof Error && !layerOf.has(error)) layerOf.set(error, layers.join('.'));
    throw error;
  } finally {
    layers.pop();
  }
}

const layerOf = new WeakMap<Error, string>();

/** The layer in which an error arose; undefined outside of layers, as in the gradient of a whole model. */
export function layerOfError(error: unknown): string | undefined {
  return error instanceof Error ? layerOf.get(error) : undefined;
}
