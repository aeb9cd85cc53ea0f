import { CritbatchError } from '@critbatch/theory';
import { engineObstacle } from './engineChoice.ts';
import type { EnginePlan, TrainingEngine } from './trainingEngine.ts';
import type { EngineName } from './trainingRun.type.ts';

/** Builds an engine by name, and loads no other; throws ENGINE_UNAVAILABLE where its native library cannot be loaded here. */
export async function buildTrainingEngine(name: EngineName, plan: EnginePlan): Promise<TrainingEngine> {
  const obstacle = await engineObstacle(name);
  if (obstacle !== null) {
    throw new CritbatchError(
      'ENGINE_UNAVAILABLE',
      `The ${name} engine cannot be loaded on this machine. ${obstacle} Or choose another --engine.`,
    );
  }
  switch (name) {
    case 'onnx':
      return (await import('./onnx/onnxEngine.ts')).buildOnnxEngine(plan);
    case 'tensorflow':
      return (await import('./eager/tensorflowEngine.ts')).buildTensorflowEngine(plan);
    case 'reference':
      return (await import('./eager/referenceEngine.ts')).buildReferenceEngine(plan);
  }
}
