import { grouped } from '../../platform/context/loader.ts';
import { findNoiseMeasurements } from './noiseMeasurements.ts';

export const noiseOfRun = grouped(
  ({ reader }, ids) => findNoiseMeasurements(reader, ids),
  (measurement) => measurement.runId,
);
