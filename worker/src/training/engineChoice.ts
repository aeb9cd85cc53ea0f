import type { EngineName } from './trainingRun.type.ts';

/** What a worker may be asked for: an engine by its name, or the fastest that this machine can load. */
export type EngineChoice = EngineName | 'auto';

/** The engines, the fastest first. */
export const engineNames: readonly EngineName[] = ['onnx', 'tensorflow', 'reference'];

/** Why an engine cannot be loaded on this machine; null where it can. */
export async function engineObstacle(name: EngineName): Promise<string | null> {
  try {
    if (name === 'onnx') await loadOnnxRuntime();
    if (name === 'tensorflow') (await import('./eager/tensorflowLibrary.ts')).loadTensorflow();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The engine that is meant, and why those that would have gone before it cannot be loaded. */
export async function chooseEngine(
  choice: EngineChoice,
): Promise<{ engine: EngineName; obstacles: readonly string[] }> {
  if (choice !== 'auto') return { engine: choice, obstacles: [] };
  const obstacles: string[] = [];
  for (const engine of engineNames) {
    const obstacle = await engineObstacle(engine);
    if (obstacle === null) return { engine, obstacles };
    obstacles.push(`${engine}: ${obstacle}`);
  }
  return { engine: 'reference', obstacles };
}

async function loadOnnxRuntime(): Promise<void> {
  await import('onnxruntime-node').catch((cause: unknown) => {
    throw new Error(`ONNX Runtime cannot be loaded. Run npm install. (${String(cause)})`, { cause });
  });
}
