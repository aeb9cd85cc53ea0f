import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSweepOverHttp } from '../../testing/createSweepOverHttp.ts';
import type { TestTeam } from '../../testing/createTestTeam.ts';
import { createTestTeam } from '../../testing/createTestTeam.ts';
import { ask, send } from '../../testing/graphql.ts';
import type { TestApi } from '../../testing/startTestApi.ts';
import { startTestApi } from '../../testing/startTestApi.ts';
import { lossAt, trainFallingLoss } from '../../testing/trainFallingLoss.ts';

let api: TestApi;
let team: TestTeam;
let sweepId: string;

beforeAll(async () => {
  api = await startTestApi();
  team = await createTestTeam(api.client);
  sweepId = await trainFallingLoss(api, team);
});
afterAll(() => api.stop());

type Interval = { value: number; lower: number; upper: number };

describe('the noise scale', () => {
  it('stands beside b*, for a sweep over the runs that met the target, and for a run along its steps', async () => {
    const { sweep } = await ask<{
      sweep: {
        noiseScale: { noiseScale: Interval; observations: number; covarianceTrace: Interval };
        runs: {
          nodes: {
            noiseScale: { observations: number };
            noiseScaleHistory: { step: number; noiseScale: number }[];
          }[];
        };
      };
    }>(
      api.url,
      `{ sweep(id: "${sweepId}") { noiseScale { noiseScale { value lower upper } squaredGradientNorm { value }
        covarianceTrace { value } observations level }
        runs(first: 1, where: { batchSize: [64], seed: [1] }) { nodes { noiseScale { observations }
          noiseScaleHistory(decay: 0) { step noiseScale } } } } }`,
      { token: team.readToken },
    );
    // tr(Σ) is 21 or 22 by seed, and ‖G‖² falls towards a tenth of the target.
    expect(sweep.noiseScale.observations).toBe(16);
    expect(sweep.noiseScale.covarianceTrace.value).toBeCloseTo(21.5, 10);
    expect(sweep.noiseScale.noiseScale.value).toBeGreaterThan(21.5 / 0.06);
    expect(sweep.noiseScale.noiseScale.value).toBeLessThan(21.5 / 0.015);
    expect(sweep.noiseScale.noiseScale.lower).toBeLessThan(sweep.noiseScale.noiseScale.value);
    const [run] = sweep.runs.nodes;
    const [first] = run?.noiseScaleHistory ?? [];
    expect(first?.noiseScale).toBeCloseTo(21 / (lossAt(20, 64, 1) / 10), 6);
    expect(run?.noiseScale.observations).toBeGreaterThan(10);
  });

  it('is null where nothing was measured, and refuses a decay of 1', async () => {
    const fresh = await createSweepOverHttp(api.url, team);
    const query = (selection: string) => `{ sweep(id: "${fresh.id}") { ${selection} } }`;
    expect(await ask(api.url, query('noiseScale { level }'), { token: team.readToken })).toEqual({
      sweep: { noiseScale: null },
    });
    const { errors } = await send(api.url, query('runs { nodes { noiseScaleHistory(decay: 1) { step } } }'), {
      token: team.readToken,
    });
    expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
  });
});
