import { CritbatchError } from '@critbatch/theory';
import type { DeviceName, EngineName } from './trainingRun.type.ts';

/** What a worker may be asked for: an engine by its name, or the fastest that this machine can load. */
export type EngineChoice = EngineName | 'auto';

/** The engines, the fastest first. */
export const engineNames: readonly EngineName[] = ['onnx', 'tensorflow', 'reference'];

/** Why an engine cannot compute on a device of this machine; null where it can. */
export async function engineObstacle(name: EngineName, device: DeviceName = 'cpu'): Promise<string | null> {
  try {
    switch (name) {
      case 'onnx':
        await loadOnnxRuntime();
        return await (await import('./onnx/devices.ts')).deviceObstacle(device);
      case 'tensorflow':
        (await import('./eager/tensorflowLibrary.ts')).loadTensorflow(device);
        return null;
      case 'reference':
        return device === 'cpu' ? null : 'The reference engine computes only on the processor.';
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The engine that is meant, and why those that would have gone before it cannot be used. */
export async function chooseEngine(
  choice: EngineChoice,
  device: DeviceName = 'cpu',
): Promise<{ engine: EngineName; obstacles: readonly string[] }> {
  if (choice !== 'auto') return { engine: choice, obstacles: [] };
  const obstacles: string[] = [];
  for (const engine of engineNames) {
    const obstacle = await engineObstacle(engine, device);
    if (obstacle === null) return { engine, obstacles };
    obstacles.push(`${engine}: ${obstacle}`);
  }
  throw new CritbatchError(
    'ENGINE_UNAVAILABLE',
    `No engine computes on ${device} here. ${obstacles.join(' ')}`,
  );
}

async function loadOnnxRuntime(): Promise<void> {
  await import('onnxruntime-node').catch((cause: unknown) => {
    throw new Error(`ONNX Runtime cannot be loaded. Run npm install. (${String(cause)})`, { cause });
  });
}
