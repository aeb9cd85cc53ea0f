import { CritbatchError } from '@critbatch/theory';
import type { EnginePlan, TrainingEngine } from './trainingEngine.ts';
import type { EngineName } from './trainingRun.type.ts';

/** Builds an engine by name, and loads no other; throws ENGINE_UNAVAILABLE where its native library cannot be loaded here. */
export async function buildTrainingEngine(name: EngineName, plan: EnginePlan): Promise<TrainingEngine> {
  if (name === 'reference') {
    const { buildReferenceEngine } = await import('./reference/referenceEngine.ts');
    return buildReferenceEngine(plan);
  }
  const { buildOnnxEngine } = await import('./onnx/onnxEngine.ts').catch((cause: unknown) => {
    throw new CritbatchError(
      'ENGINE_UNAVAILABLE',
      'ONNX Runtime cannot be loaded on this machine. Run npm install, or choose the reference engine.',
      { cause },
    );
  });
  return buildOnnxEngine(plan);
}
