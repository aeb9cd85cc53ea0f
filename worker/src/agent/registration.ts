import type { ApiClient } from '../api/apiClient.ts';
import { readTeams } from '../api/operations/readTeams.ts';
import { registerWorker } from '../api/operations/registerWorker.ts';
import type { AgentConfig } from './agentConfig.ts';
import { deviceName } from './deviceName.ts';
import { machineDetails } from './provenance.ts';
import { workerFault } from './workerFault.ts';

/**
 * Makes this worker known to the team of its token, and returns its id and the team's name.
 * @throws CritbatchError UNAUTHENTICATED, FORBIDDEN, or what else the API has against it
 */
export async function register(
  api: ApiClient,
  config: AgentConfig,
  stop: AbortSignal,
): Promise<{ workerId: string; team: string }> {
  const viewer = await api.ask(readTeams, {}, stop);
  if (viewer.status === 'refused') throw workerFault(viewer);
  const team = viewer.payload?.teams[0];
  if (team === undefined)
    throw workerFault({ code: 'UNAUTHENTICATED', message: 'no team', retryable: false });
  const { name, engine, device, slots, models } = config;
  const offeredModels = [...new Set(models.map(({ sha256 }) => sha256))];
  const cardName = deviceName(device);
  const details = { ...machineDetails(engine), ...(cardName && { deviceName: cardName }) };
  const input = { teamId: team.id, name, device, engine, slots, offeredModels, details };
  const registered = await api.ask(registerWorker, input, stop);
  if (registered.status === 'refused') throw workerFault(registered);
  return { workerId: registered.payload.worker.id, team: team.name };
}
