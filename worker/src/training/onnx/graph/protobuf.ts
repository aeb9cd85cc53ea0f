/** Fields of a protocol buffer message in wire format: the few kinds that ONNX needs. */

/** A whole number, negative ones as 64-bit two's complement. */
export function integerField(field: number, value: number | bigint): Uint8Array {
  return Buffer.concat([key(field, 0), varint(BigInt.asUintN(64, BigInt(value)))]);
}

export function floatField(field: number, value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return Buffer.concat([key(field, 5), bytes]);
}

/** Bytes, or an embedded message. */
export function bytesField(field: number, bytes: Uint8Array): Uint8Array {
  return Buffer.concat([key(field, 2), varint(BigInt(bytes.length)), bytes]);
}

export function textField(field: number, text: string): Uint8Array {
  return bytesField(field, Buffer.from(text));
}

export function message(...fields: readonly (Uint8Array | readonly Uint8Array[])[]): Uint8Array {
  return Buffer.concat(fields.flat());
}

function key(field: number, wireType: number): Uint8Array {
  return varint(BigInt((field << 3) | wireType));
}

function varint(value: bigint): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}
