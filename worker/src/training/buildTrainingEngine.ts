import { CritbatchError } from '@critbatch/theory';
import { engineObstacle } from './engineChoice.ts';
import type { EnginePlan, TrainingEngine } from './trainingEngine.ts';
import type { EngineName, EngineSettings } from './trainingRun.type.ts';

/** Builds an engine by name, and loads no other; throws ENGINE_UNAVAILABLE where its library or device cannot be opened here. */
export async function buildTrainingEngine(
  name: EngineName,
  plan: EnginePlan,
  { device = 'cpu', profile = false }: Partial<EngineSettings> = {},
): Promise<TrainingEngine> {
  const obstacle = await engineObstacle(name, device);
  if (obstacle !== null) {
    throw new CritbatchError(
      'ENGINE_UNAVAILABLE',
      `The ${name} engine cannot compute on ${device} on this machine. ${obstacle} Or choose another --engine or --device.`,
    );
  }
  switch (name) {
    case 'onnx':
      return (await import('./onnx/onnxEngine.ts')).buildOnnxEngine(plan, { device, profile });
    case 'tensorflow':
      return (await import('./eager/tensorflowEngine.ts')).buildTensorflowEngine(plan, device);
    case 'reference':
      return (await import('./eager/referenceEngine.ts')).buildReferenceEngine(plan);
  }
}
