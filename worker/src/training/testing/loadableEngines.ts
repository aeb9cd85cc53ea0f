import { it } from '@jest/globals';
import { engineNames, engineObstacle } from '../engineChoice.ts';
import type { EngineName } from '../trainingRun.type.ts';

/** The engines that this machine can load; each of the others is listed as a test that was not run, with the reason. */
export async function loadableEngines(): Promise<EngineName[]> {
  const obstacles = await Promise.all(engineNames.map((name) => engineObstacle(name)));
  for (const [index, obstacle] of obstacles.entries()) {
    if (obstacle !== null) it.skip(`the ${engineNames[index]} engine: ${obstacle}`, () => {});
  }
  return engineNames.filter((_, index) => obstacles[index] === null);
}
