import { CritbatchError } from '@critbatch/theory';
import { buildReferenceEngine } from './reference/referenceEngine.ts';
import type { EnginePlan, TrainingEngine } from './trainingEngine.ts';
import type { EngineName } from './trainingRun.type.ts';

/** Builds an engine by name; throws ENGINE_UNAVAILABLE where its native library cannot be loaded here. */
export async function buildTrainingEngine(name: EngineName, plan: EnginePlan): Promise<TrainingEngine> {
  if (name === 'reference') return buildReferenceEngine(plan);
  const { buildOnnxEngine } = await import('./onnx/onnxEngine.ts').catch((cause: unknown) => {
    throw new CritbatchError(
      'ENGINE_UNAVAILABLE',
      'ONNX Runtime cannot be loaded on this machine. Run npm install, or choose the reference engine.',
      { cause },
    );
  });
  return buildOnnxEngine(plan);
}
