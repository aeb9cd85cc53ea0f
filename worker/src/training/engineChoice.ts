import type { EngineName } from './trainingRun.type.ts';

/** What a worker may be asked for: an engine by its name, or the fastest that this machine can load. */
export type EngineChoice = EngineName | 'auto';

/** The engines, the fastest first. */
export const engineNames: readonly EngineName[] = ['onnx', 'reference'];

/** Why an engine cannot be loaded on this machine; null where it can. */
export async function engineObstacle(name: EngineName): Promise<string | null> {
  try {
    if (name === 'onnx') await import('onnxruntime-node');
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
