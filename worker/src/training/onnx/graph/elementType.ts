/** Element types that a graph's values have, with ONNX' numbers for them (TensorProto.DataType). */
export const elementTypes = { float32: 1, int32: 6, int64: 7, bool: 9, float64: 11 } as const;

export type ElementType = keyof typeof elementTypes;

/** Extents of a value; a name stands for an extent that is known when the graph runs. */
export type Shape = readonly (number | string)[];

/** The typed array that holds a tensor's elements; booleans are bytes. */
export function typedArray(type: ElementType, values: readonly number[]): NodeJS.TypedArray {
  switch (type) {
    case 'float32':
      return Float32Array.from(values);
    case 'float64':
      return Float64Array.from(values);
    case 'int32':
      return Int32Array.from(values);
    case 'int64':
      return BigInt64Array.from(values, BigInt);
    case 'bool':
      return Uint8Array.from(values);
  }
}
