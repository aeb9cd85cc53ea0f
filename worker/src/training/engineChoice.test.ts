import { describe, expect, it } from '@jest/globals';
import { chooseEngine, engineNames, engineObstacle } from './engineChoice.ts';

describe('chooseEngine', () => {
  it('takes the first engine that this machine can load, and says why it passed others over', async () => {
    const obstacles = await Promise.all(engineNames.map((name) => engineObstacle(name)));
    const first = obstacles.indexOf(null);
    const chosen = await chooseEngine('auto');
    expect(chosen.engine).toBe(engineNames[first]);
    expect(chosen.obstacles).toHaveLength(first);
  });

  it('takes an engine by its name, whether it can be loaded or not: a run then says what is missing', async () => {
    expect(await chooseEngine('reference')).toEqual({ engine: 'reference', obstacles: [] });
    expect(await chooseEngine('onnx')).toEqual({ engine: 'onnx', obstacles: [] });
  });

  it('refuses a device that no engine computes on, and says of each engine why', async () => {
    const obstacles = await Promise.all(engineNames.map((name) => engineObstacle(name, 'cuda')));
    if (obstacles.includes(null)) return;
    const refused = chooseEngine('auto', 'cuda');
    await expect(refused).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
    for (const name of engineNames) await expect(refused).rejects.toThrow(`${name}: `);
  });

  it('always has the reference engine', async () => {
    expect(await engineObstacle('reference')).toBeNull();
  });
});
