import { InferenceSession, Tensor } from 'onnxruntime-node';
import { Graph } from './graph/graph.ts';
import { onnxModel } from './graph/onnxModel.ts';
import { nchwc } from './tracing/layout.ts';

let found: Promise<number | null> | undefined;

/**
 * Channels in a block of ONNX Runtime's blocked convolutions on this machine: 16 with AVX-512, 8 on other x86
 * processors, null where there are none. It is found by letting the runtime put two pixels of 16 channels in order.
 */
export function channelBlock(): Promise<number | null> {
  found ??= measureBlock().catch(() => null);
  return found;
}

async function measureBlock(): Promise<number | null> {
  const graph = new Graph();
  const shape = [1, 16, 1, 2];
  const pixels = graph.input('float32', shape, 'pixels');
  graph.output(graph.add(nchwc('ReorderInput'), [pixels], { type: 'float32', shape }), 'blocks');
  const session = await InferenceSession.create(onnxModel(graph), { logSeverityLevel: 4 });
  const places = Float32Array.from({ length: 32 }, (_, place) => place);
  const { blocks } = await session.run({ pixels: new Tensor('float32', places, shape) });
  await session.release();
  const ordered = Array.from((blocks as Tensor).data as Float32Array);
  // Channel c of the first pixel was at place 2c; the second pixel, whose first place was 1, comes after a block of them.
  return ordered[1] === 2 ? ([8, 16].find((block) => ordered[block] === 1) ?? null) : null;
}
