import '@tensorflow/tfjs-backend-cpu';
import type { EnginePlan, TrainingEngine } from '../trainingEngine.ts';
import { buildEagerEngine } from './eagerEngine.ts';
import { registerNormaliseOnCpu } from './normaliseOnCpu.ts';

/** TensorFlow.js' cpu backend: slow, and the truth in the tests. */
export function buildReferenceEngine(plan: EnginePlan): TrainingEngine {
  registerNormaliseOnCpu();
  return buildEagerEngine(plan, 'cpu');
}
